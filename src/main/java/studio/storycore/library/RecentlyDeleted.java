package studio.storycore.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.Deletion;
import studio.storycore.edit.Deletions;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.UnsavedWork;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.storage.Revision;

/**
 * What was deleted from a project lately, by anyone: found in its latest stored revisions and in what is not saved yet, so
 * that it outlasts reloads, restarts and devices. Looks at the latest {@value #MOST_REVISIONS} revisions, and stops
 * earlier at {@value #MOST_WHOLE} of them that hold whole documents.
 *
 * <p>Rights, failures and threads are as in {@link ProjectHistory}: for those who may edit; calls block.
 */
@Service
public class RecentlyDeleted {

    /** More is not listed; the latest are. */
    static final int MOST = 100;

    static final int MOST_REVISIONS = 500;
    static final int MOST_WHOLE = 5;
    private static final int PAGE = 10;

    private record Look(long number, boolean deletes, boolean isWhole) {

        static Look at(Revision revision) {
            return new Look(
                    revision.sequenceNumber(),
                    revision.edits().stream().anyMatch(edit -> Deletions.isPossibleBy(edit.edit())),
                    revision.edits().stream().anyMatch(edit -> edit.edit() instanceof ReplaceProject));
        }
    }

    private final ProjectLibrary library;
    private final ProjectHistory history;
    private final LiveProjects live;

    RecentlyDeleted(ProjectLibrary library, ProjectHistory history, LiveProjects live) {
        this.library = library;
        this.history = history;
        this.live = live;
    }

    /** What was deleted and is not there now, the latest first. */
    public List<Deleted> list(Person person, String projectId) {
        SequencedMap<Deleted.Key, Deleted> found = new LinkedHashMap<>();
        Project newest = walk(person, projectId, (edit, deletion) -> {
            Deleted deleted = Deleted.of(edit, deletion);
            found.remove(deleted.key());
            found.putLast(deleted.key(), deleted);
            if (found.size() > MOST) {
                found.pollFirstEntry();
            }
        });
        List<Deleted> list = new ArrayList<>(found.values());
        list.removeIf(deleted -> Deletion.isThere(deleted.entity(), deleted.id(), newest));
        return list.reversed();
    }

    /** With all that is needed to bring it back; empty if it is too long ago by now. */
    public Optional<Deletion> find(Person person, String projectId, Deleted deleted) {
        List<Deletion> latest = new ArrayList<>(1);
        walk(person, projectId, (edit, deletion) -> {
            if (deletion.entity() == deleted.entity() && deletion.id().equals(deleted.id())) {
                latest.clear();
                latest.add(deletion);
            }
        });
        return latest.stream().findFirst();
    }

    /** Tells of each deletion, the earliest first; returns the content after all of it. */
    private Project walk(Person person, String projectId, BiConsumer<AuthoredEdit, Deletion> each) {
        library.requireInUse(person, projectId, Right.EDIT);
        return live.with(projectId, project -> walk(person, project, each));
    }

    private Project walk(Person person, LiveProject project, BiConsumer<AuthoredEdit, Deletion> each) {
        UnsavedWork unsaved = project.unsaved();
        boolean unsavedDelete = unsaved.edits().stream().anyMatch(edit -> Deletions.isPossibleBy(edit.edit()));
        long last = unsaved.savedSequenceNumber();
        long first = first(person, project.id(), last);
        if (first > last && !unsavedDelete) {
            return project.current();
        }
        Walk walk = new Walk(stateBefore(person, project.id(), first), each);
        long next = first;
        while (next <= last) {
            long to = Math.min(last, next + PAGE - 1);
            history.list(person, project.id(), to + 1, (int) (to - next + 1), revision -> {
                revision.edits().forEach(walk::follow);
                return revision.sequenceNumber();
            });
            next = to + 1;
        }
        unsaved.edits().forEach(walk::follow);
        return project.current();
    }

    /** The first of the latest revisions that deletes something; the one after the last if there is none. */
    private long first(Person person, String projectId, long last) {
        long first = last + 1;
        long next = last;
        int whole = 0;
        // The first revision makes the project.
        long end = Math.max(2, last - MOST_REVISIONS + 1);
        while (next >= end && whole < MOST_WHOLE) {
            int count = (int) Math.min(PAGE, next - end + 1);
            List<Look> looks = history.list(person, projectId, next + 1, count, Look::at);
            for (Look look : looks) {
                if (look.deletes() && whole < MOST_WHOLE) {
                    first = look.number();
                }
                whole += look.isWhole() ? 1 : 0;
            }
            next -= count;
        }
        return first;
    }

    private Project stateBefore(Person person, String projectId, long number) {
        return history.contentAt(person, projectId, number - 1, Right.EDIT)
                .orElseGet(() -> Project.empty(projectId, ""));
    }

    /** Makes edits again one after the other, as everything that follows revisions does. */
    private static final class Walk {

        private final BiConsumer<AuthoredEdit, Deletion> each;
        private Project state;

        Walk(Project state, BiConsumer<AuthoredEdit, Deletion> each) {
            this.state = state;
            this.each = each;
        }

        void follow(AuthoredEdit edit) {
            Project before = state;
            try {
                state = edit.edit().applyTo(before);
            } catch (EditRejected | InvalidValue doesNotFit) {
                return;
            }
            if (Deletions.isPossibleBy(edit.edit())) {
                Deletions.between(before, state).forEach(deletion -> each.accept(edit, deletion));
            }
        }
    }
}
