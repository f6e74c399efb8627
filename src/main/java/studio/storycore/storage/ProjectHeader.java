package studio.storycore.storage;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What lists show of a project without loading it, and who may see it. Times are in milliseconds, as stores keep them.
 *
 * @param name           shortened, with an ellipsis, if it is longer than new names may be
 * @param owner          the user name of the person it belongs to
 * @param members        those with whom it is shared, without the owner
 * @param shots          how many shots it has; likewise {@code sequences} and {@code phrases}
 * @param size           bytes of the stored document
 * @param sequenceNumber of the last revision; 0 while it is being created
 * @param updatedBy      the author of the last revision
 * @param updatedAt      the time of the last revision
 * @param trashedAt      when it was put into the trash; null while it is not there
 */
public record ProjectHeader(
        String id,
        String name,
        String owner,
        List<Member> members,
        int sequences,
        int shots,
        int phrases,
        long size,
        long sequenceNumber,
        Instant createdAt,
        String updatedBy,
        Instant updatedAt,
        @Nullable Instant trashedAt) {

    public ProjectHeader {
        name = ListedName.of(name);
        members = List.copyOf(members);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
        updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
        trashedAt = trashedAt == null ? null : trashedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public boolean isTrashed() {
        return trashedAt != null;
    }

    /** What a person may do as a member; empty for the owner and for strangers. */
    public Optional<Member.Role> roleOf(String username) {
        return members.stream()
                .filter(member -> member.username().equals(username))
                .map(Member::role)
                .findFirst();
    }

    /** The header as it stands after a save. */
    public ProjectHeader after(HeaderUpdate update) {
        return new ProjectHeader(
                id,
                update.name(),
                owner,
                members,
                update.sequences(),
                update.shots(),
                update.phrases(),
                update.size(),
                update.sequenceNumber(),
                createdAt,
                update.updatedBy(),
                update.updatedAt(),
                trashedAt);
    }

    public ProjectHeader withSize(long newSize) {
        return new ProjectHeader(
                id,
                name,
                owner,
                members,
                sequences,
                shots,
                phrases,
                newSize,
                sequenceNumber,
                createdAt,
                updatedBy,
                updatedAt,
                trashedAt);
    }

    public ProjectHeader withMembers(List<Member> newMembers) {
        return new ProjectHeader(
                id,
                name,
                owner,
                newMembers,
                sequences,
                shots,
                phrases,
                size,
                sequenceNumber,
                createdAt,
                updatedBy,
                updatedAt,
                trashedAt);
    }

    public ProjectHeader withTrashedAt(@Nullable Instant time) {
        return new ProjectHeader(
                id,
                name,
                owner,
                members,
                sequences,
                shots,
                phrases,
                size,
                sequenceNumber,
                createdAt,
                updatedBy,
                updatedAt,
                time);
    }
}
