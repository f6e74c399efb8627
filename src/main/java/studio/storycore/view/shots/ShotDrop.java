package studio.storycore.view.shots;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Place;

/** Where a shot goes that is dropped between two rows of the list. */
final class ShotDrop {

    /** No shot has an empty id, so nothing stands behind it but the end. */
    private static final String AT_THE_END = "";

    private ShotDrop() {}

    /**
     * The place meant by a drop; null where nothing can be dropped. Above the head of a sequence is the end of the one
     * before it, below the head is its start.
     */
    static @Nullable Place place(List<ShotRow> rows, ShotRow target, boolean above, String dragged) {
        int at = index(rows, target);
        int before = above ? at - 1 : at;
        // The dragged row itself goes away from where it was.
        while (before >= 0 && isShot(rows.get(before), dragged)) {
            before--;
        }
        if (before < 0) {
            return rows.isEmpty() || !(rows.getFirst() instanceof ShotRow.Group first) || first.sequence() == null
                    ? null
                    : Place.firstIn(first.sequence().id());
        }
        String sequenceId = sequenceAt(rows, before);
        if (sequenceId == null) {
            return null;
        }
        return switch (rows.get(before)) {
            case ShotRow.Group head
            when above && target instanceof ShotRow.Group && head != target -> new Place(sequenceId, AT_THE_END);
            case ShotRow.Group head -> Place.firstIn(sequenceId);
            case ShotRow.Item item -> new Place(sequenceId, item.shot().id());
        };
    }

    private static @Nullable String sequenceAt(List<ShotRow> rows, int index) {
        for (int i = index; i >= 0; i--) {
            if (rows.get(i) instanceof ShotRow.Group group) {
                return group.sequence() == null ? null : group.sequence().id();
            }
        }
        return null;
    }

    private static boolean isShot(ShotRow row, String shotId) {
        return row.key().equals(ShotRow.Item.key(shotId));
    }

    private static int index(List<ShotRow> rows, ShotRow wanted) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).key().equals(wanted.key())) {
                return i;
            }
        }
        return -1;
    }
}
