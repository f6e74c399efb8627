package studio.storycore.workspace;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.storycore.live.LiveProject;

/**
 * The drafts that a tab's browser keeps and whose values have arrived here, until the store has them. Of each field the
 * latest: an earlier one has been replaced in the browser too. To be used like the {@link OpenProject} they belong to.
 */
public final class TabDrafts {

    /**
     * How far the drafts of the browser are.
     *
     * @param arrived   how many have arrived here
     * @param savedUpTo the number up to which the edits of the project, by anyone, are in the store
     */
    public record News(long arrived, long savedUpTo) {}

    /**
     * Drafts that the person has let go of.
     *
     * @param lastField the field of the last one
     */
    public record Releases(long count, String lastField) {}

    /** More fields than a person touches between two saves; the drafts of the others stay in the browser. */
    private static final int MOST = 10_000;

    /**
     * @param upTo the draft's value is stored when everything up to this number is
     * @param own  the number of the edit that made it, or of one before if nothing had to be changed
     */
    private record Draft(String id, long upTo, long own) {}

    private final LiveProject live;
    private final Map<String, Draft> byField = new LinkedHashMap<>();
    private final ValueSignal<News> news;
    private final ValueSignal<Releases> releases = new ValueSignal<>(new Releases(0, ""));
    private long lastEdit;
    private long arrived;

    TabDrafts(LiveProject live) {
        this.live = live;
        this.news = new ValueSignal<>(new News(0, live.savedUpTo()));
    }

    /** Changes whenever there may be something in {@link #takeSaved()}. */
    public Signal<News> news() {
        return news.asReadonly();
    }

    /** Which drafts the person has let go of. */
    public Signal<Releases> releases() {
        return releases.asReadonly();
    }

    /**
     * The value of a draft that the browser keeps is in the project now; to be called after the edit that put it there, or
     * when the project had that value already.
     *
     * @param field names the field that was typed into, among all of the project
     */
    public void arrived(String field, String draftId) {
        if (byField.size() < MOST || byField.containsKey(field)) {
            byField.put(field, new Draft(draftId, live.lastNumber(), lastEdit));
        }
        arrived++;
        tellNews();
    }

    /** The person let go of a draft of a field, as {@link #arrived} names it. */
    public void release(String field) {
        releases.set(new Releases(releases.peek().count() + 1, field));
    }

    /** The ids of those that are stored now, so that the browser can let go of them; told once. */
    public List<String> takeSaved() {
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

    /** The tab has made an edit. */
    void edited(long number) {
        lastEdit = number;
    }

    void tellNews() {
        news.set(new News(arrived, live.savedUpTo()));
    }
}
