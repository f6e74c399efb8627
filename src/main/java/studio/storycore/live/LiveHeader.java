package studio.storycore.live;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field;
import studio.storycore.storage.ProjectHeader;

/** The header of a live project as it was last known, and the right to edit that follows from it. Safe for use by any thread. */
final class LiveHeader {

    private record Read(
            long begun, ProjectHeader header, @Nullable Person changedBy) {}

    private final AtomicLong begun = new AtomicLong();
    private final Runnable onChange;
    private volatile Read newest;

    /** @param onChange is called after each change of what is known, outside any lock */
    LiveHeader(ProjectHeader first, Runnable onChange) {
        newest = new Read(0, first, null);
        this.onChange = onChange;
    }

    ProjectHeader get() {
        return newest.header();
    }

    /** Who made the last change; empty if there was none since the project was opened, or another server made it. */
    Optional<Person> changedBy() {
        return Optional.ofNullable(newest.changedBy());
    }

    /**
     * Reads the header anew. Of several reads at once, the one that began last has the newest, whichever ends first.
     *
     * @return the newest, which may be that of another read; empty if the store has none
     */
    Optional<ProjectHeader> refresh(Function<String, Optional<ProjectHeader>> stored) {
        long mine = begun.incrementAndGet();
        return stored.apply(newest.header().id()).map(read -> {
            ProjectHeader before = newest.header();
            takeOver(mine, read);
            return told(before);
        });
    }

    /**
     * The store has acknowledged a person's change. Reads that began before may not have seen it, so they do not count any
     * more.
     */
    void change(Person changedBy, UnaryOperator<ProjectHeader> change) {
        ProjectHeader before = newest.header();
        make(changedBy, change);
        told(before);
    }

    private synchronized void takeOver(long mine, ProjectHeader read) {
        if (mine > newest.begun()) {
            newest = new Read(mine, read, isSharedAs(read) ? newest.changedBy() : null);
        }
    }

    private synchronized void make(Person changedBy, UnaryOperator<ProjectHeader> change) {
        newest = new Read(begun.incrementAndGet(), change.apply(newest.header()), changedBy);
    }

    private ProjectHeader told(ProjectHeader before) {
        ProjectHeader now = newest.header();
        if (!now.equals(before)) {
            onChange.run();
        }
        return now;
    }

    private boolean isSharedAs(ProjectHeader read) {
        ProjectHeader known = newest.header();
        return read.owner().equals(known.owner())
                && read.members().equals(known.members())
                && read.isTrashed() == known.isTrashed();
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
