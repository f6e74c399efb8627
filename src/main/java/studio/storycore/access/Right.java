package studio.storycore.access;

import studio.storycore.account.Person;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;

/** What a person may do with a project. Each right contains those before it. */
public enum Right {
    /** Nothing: to this person the project does not exist. */
    NONE,
    /** Look at it, and take a copy. */
    VIEW,
    /** Change its content. */
    EDIT,
    /** Share it, put it into the trash and take it back. */
    OWN;

    /** The right of a person: administrators and the owner own a project, members have what they were given. */
    public static Right of(Person person, ProjectHeader header) {
        if (person.administrator() || header.owner().equals(person.username())) {
            return OWN;
        }
        return header.roleOf(person.username())
                .map(role -> role == Member.Role.EDITOR ? EDIT : VIEW)
                .orElse(NONE);
    }

    public boolean includes(Right other) {
        return compareTo(other) >= 0;
    }
}
