package studio.storycore.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.project.ProjectKey;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;

/**
 * What a list tells of a project.
 *
 * @param key            under which a storage interface keeps it
 * @param right          what the person may do: {@code view}, {@code edit} or {@code own}
 * @param size           bytes of the stored document
 * @param sequenceNumber of the last revision; after a save it may take a moment until lists show it
 */
record Header(
        String id,
        String key,
        String name,
        String owner,
        List<Shared> members,
        String right,
        int sequences,
        int shots,
        int phrases,
        long size,
        long sequenceNumber,
        Instant createdAt,
        String updatedBy,
        Instant updatedAt,
        @Nullable Instant trashedAt) {

    /** @param role {@code editor} or {@code viewer} */
    record Shared(String username, String role) {

        static Shared of(Member member) {
            return new Shared(member.username(), EnumName.of(member.role()));
        }
    }

    static Header of(Person person, ProjectHeader header) {
        return new Header(
                header.id(),
                ProjectKey.of(header.id()),
                header.name(),
                header.owner(),
                header.members().stream().map(Shared::of).toList(),
                EnumName.of(Right.of(person, header)),
                header.sequences(),
                header.shots(),
                header.phrases(),
                header.size(),
                header.sequenceNumber(),
                header.createdAt(),
                header.updatedBy(),
                header.updatedAt(),
                header.trashedAt());
    }
}
