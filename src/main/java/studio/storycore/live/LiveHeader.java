package studio.storycore.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field;
import studio.storycore.storage.ProjectHeader;

/** The header of a live project as it was last read, and the right to edit that follows from it. Safe for use by any thread. */
final class LiveHeader {

    private record Read(
            long begun, ProjectHeader header, @Nullable Person changedBy) {}

    private final AtomicLong begun = new AtomicLong();
    private volatile Read newest;

    LiveHeader(ProjectHeader first) {
        newest = new Read(0, first, null);
    }

    ProjectHeader get() {
        return newest.header();
    }

    /** Who made the last change that this server knows of; empty if there was none since the project was opened. */
    Optional<Person> changedBy() {
        return Optional.ofNullable(newest.changedBy());
    }

    /**
     * Reads the header anew, after a person has changed it. Of several reads at once, the one that began last has the newest, whichever ends first.
     *
     * @return whether what was read is the newest now
     */
    boolean refresh(Function<String, Optional<ProjectHeader>> stored, Person changedBy) {
        long mine = begun.incrementAndGet();
        Optional<ProjectHeader> read = stored.apply(newest.header().id());
        return read.isPresent() && replace(new Read(mine, read.get(), changedBy));
    }

    private synchronized boolean replace(Read read) {
        boolean isNewest = read.begun() > newest.begun();
        if (isNewest) {
            newest = read;
        }
        return isNewest;
    }

    /** @throws EditRejected when the project is in the trash, or the person may not edit it */
    void requireRightToEdit(Person person) {
        ProjectHeader now = get();
        if (now.isTrashed()) {
            throw new EditRejected(Reason.IN_TRASH, Field.Entity.PROJECT, "");
        }
        if (!Right.of(person, now).includes(Right.EDIT)) {
            throw new EditRejected(Reason.NOT_ALLOWED, Field.Entity.PROJECT, "");
        }
    }
}
