package studio.storycore.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.Field;

/**
 * Who changed what lately in one live project, so that a person whose text was replaced can be told by whom. Remembers the
 * latest edits only. Safe for use by any thread.
 */
final class RecentAuthors {

    private static final int MOST_EDITS = 200;

    /** An edit of more fields than this changes no single text that someone is typing in. */
    private static final int MOST_FIELDS = 1_000;

    private record Change(Set<Field> fields, String author) {}

    private final Deque<Change> changes = new ArrayDeque<>();

    synchronized void add(AuthoredEdit edit) {
        Set<Field> fields = edit.edit().fields();
        if (fields.size() <= MOST_FIELDS) {
            changes.addFirst(new Change(fields, edit.author()));
        }
        if (changes.size() > MOST_EDITS) {
            changes.removeLast();
        }
    }

    /** Adds changes that were made after those that are known. */
    synchronized void addAll(RecentAuthors later) {
        later.changes.reversed().forEach(changes::addFirst);
        while (changes.size() > MOST_EDITS) {
            changes.removeLast();
        }
    }

    /** The last change of a field; empty when that is longer ago. */
    synchronized Optional<LastChange> of(Field field) {
        Set<Field> wanted = Set.of(field);
        return changes.stream()
                .filter(change -> !Field.changedByBoth(wanted, change.fields()).isEmpty())
                .map(change -> new LastChange(change.author(), !change.fields().contains(field)))
                .findFirst();
    }
}
