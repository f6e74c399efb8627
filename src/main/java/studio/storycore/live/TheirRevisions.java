package studio.storycore.live;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field;
import studio.storycore.project.Project;
import studio.storycore.storage.Replay;
import studio.storycore.storage.Revision;

/**
 * Revisions that others stored after the last one known here: the content after them, and of each only what it takes to
 * make the unsaved edits again. Each may hold a whole document, and there may be many. For one thread.
 */
final class TheirRevisions {

    private final SizeBudget size;
    private final NavigableMap<Long, Set<Field>> changed = new TreeMap<>();
    private final Map<String, Receipt> receipts = new HashMap<>();
    private final RecentAuthors authors = new RecentAuthors();
    private Project after;
    private @Nullable Revision last;
    private long weight;

    /** @param before the content before the first of them */
    TheirRevisions(Project before, SizeBudget size) {
        this.after = before;
        this.size = size;
    }

    /** @throws studio.storycore.edit.EditRejected when it does not fit the content after the one before */
    void add(Revision revision) {
        after = Replay.apply(after, revision);
        last = revision;
        Set<Field> fields = new HashSet<>();
        boolean alone = revision.edits().size() == 1;
        revision.edits().forEach(edit -> {
            fields.addAll(edit.edit().fields());
            receipts.put(edit.id(), new Receipt(revision.sequenceNumber(), alone));
            weight += size.weight(edit.edit());
            authors.add(edit);
        });
        changed.put(revision.sequenceNumber(), fields);
    }

    /** Who changed what in them. */
    RecentAuthors authors() {
        return authors;
    }

    Project after() {
        return after;
    }

    /** @throws IllegalStateException when there is none */
    Revision last() {
        if (last == null) {
            throw new IllegalStateException("none of their revisions was added");
        }
        return last;
    }

    /** What all of them weigh, in bytes, as {@link SizeBudget} weighs edits. */
    long weight() {
        return weight;
    }

    /** Where an edit is stored, if it is in one of them. */
    Optional<Receipt> receipt(String editId) {
        return Optional.ofNullable(receipts.get(editId));
    }

    /** The fields that those after a number changed. */
    Set<Field> changedSince(long sequenceNumber) {
        Set<Field> fields = new HashSet<>();
        changed.tailMap(sequenceNumber, false).values().forEach(fields::addAll);
        return fields;
    }
}
