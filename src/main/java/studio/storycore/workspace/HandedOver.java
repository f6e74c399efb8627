package studio.storycore.workspace;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.storycore.live.LiveProject;

/**
 * The drafts that a tab's browser keeps and whose values have arrived here, until the store has them. Of each field the
 * latest: an earlier one has been replaced in the browser too. Not safe for use by several threads.
 */
final class HandedOver {

    /** More fields than a person touches between two saves; the drafts of the others stay in the browser. */
    private static final int MOST = 10_000;

    /**
     * @param upTo the draft's value is stored when everything up to this number is
     * @param own  the number of the edit that made it, or of one before if nothing had to be changed
     */
    private record Draft(String id, long upTo, long own) {}

    private final Map<String, Draft> byField = new LinkedHashMap<>();

    void add(String field, String draftId, long upTo, long own) {
        if (byField.size() < MOST || byField.containsKey(field)) {
            byField.put(field, new Draft(draftId, upTo, own));
        }
    }

    /** The ids of those that are stored now; they are told once. */
    List<String> takeSaved(LiveProject live) {
        if (byField.isEmpty()) {
            return List.of();
        }
        long savedUpTo = live.savedUpTo();
        List<String> saved = new ArrayList<>();
        for (Iterator<Draft> each = byField.values().iterator(); each.hasNext(); ) {
            Draft draft = each.next();
            if (draft.upTo() <= savedUpTo) {
                each.remove();
                if (!live.wasLost(draft.own())) {
                    saved.add(draft.id());
                }
            }
        }
        return saved;
    }
}
