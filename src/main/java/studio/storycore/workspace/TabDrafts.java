package studio.storycore.workspace;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.local.ValueSignal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import studio.storycore.live.LiveProject;

/**
 * The drafts that a tab's browser keeps and whose values have arrived here, until the store has them. Of each typing (what
 * a person typed into one field, one key after the other) the latest: it has replaced the earlier ones in the browser too.
 * To be used like the {@link OpenProject} they belong to.
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
     * Texts that the person has let go of.
     *
     * @param lastField the field of the last one
     * @param lastText  the last one
     */
    public record Releases(long count, String lastField, String lastText) {}

    /** More fields than a person touches between two saves; the drafts of the others stay in the browser. */
    private static final int MOST = 10_000;

    /** More than a browser offers again before it has heard that they are saved. */
    private static final int REMEMBERED = 1_000;

    /**
     * @param field names the field that was typed into, among all of the project
     * @param upTo  the draft's value is stored when everything up to this number is
     * @param own   the number of the edit that made it, or of one before if nothing had to be changed
     */
    private record Draft(String id, String field, long upTo, long own) {}

    private final LiveProject live;
    private final Map<String, Draft> byTyping = new LinkedHashMap<>();
    private final SequencedSet<String> settled = new LinkedHashSet<>();
    private final ValueSignal<News> news;
    private final ValueSignal<Releases> releases = new ValueSignal<>(new Releases(0, "", ""));
    private final ValueSignal<Set<String>> waiting = new ValueSignal<>(Set.of());
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

    /** Which texts the person has let go of. */
    public Signal<Releases> releases() {
        return releases.asReadonly();
    }

    /** The fields of which a text waits for the person's decision. */
    public Signal<Set<String>> waiting() {
        return waiting.asReadonly();
    }

    /** Texts of these fields wait for the person's decision, and of no others. */
    public void waitFor(Set<String> fields) {
        waiting.set(Set.copyOf(fields));
    }

    /**
     * The value of a draft that the browser keeps is in the project now; to be called after the edit that put it there, or
     * when the project had that value already.
     *
     * @param field  names the field that was typed into, among all of the project
     * @param typing the typing that the draft belongs to
     */
    public void arrived(String field, String typing, String draftId) {
        if (byTyping.size() < MOST || byTyping.containsKey(typing)) {
            byTyping.put(typing, new Draft(draftId, field, live.lastNumber(), lastEdit));
        }
        arrived++;
        tellNews();
    }

    /** Whether the value of a draft has arrived here and is in the project, in the store or taken back by its person. */
    public boolean knows(String draftId) {
        return settled.contains(draftId)
                || byTyping.values().stream().anyMatch(draft -> draft.id().equals(draftId));
    }

    /** The value of a typing was replaced by someone else while its person was in the field: it is no longer done with. */
    public void reopen(String typing) {
        Draft draft = byTyping.remove(typing);
        if (draft != null) {
            settled.remove(draft.id());
        }
    }

    /** The person let go of a text of a field, which {@link #arrived} names alike. */
    public void release(String field, String text) {
        releases.set(new Releases(releases.peek().count() + 1, field, text));
    }

    /**
     * The person took back, or made again, what had been typed into these fields: the drafts whose values were in the
     * project are done with.
     *
     * @return their ids, so that the browser can let go of them
     */
    public List<String> takeBack(Set<String> fields) {
        List<String> ids = byTyping.values().stream()
                .filter(draft -> fields.contains(draft.field()))
                .map(Draft::id)
                .toList();
        byTyping.values().removeIf(draft -> fields.contains(draft.field()));
        ids.forEach(this::remember);
        return ids;
    }

    /** The ids of those that are stored now, so that the browser can let go of them; told once. */
    public List<String> takeSaved() {
        if (byTyping.isEmpty()) {
            return List.of();
        }
        long savedUpTo = live.savedUpTo();
        List<String> saved = new ArrayList<>();
        for (Iterator<Draft> each = byTyping.values().iterator(); each.hasNext(); ) {
            Draft draft = each.next();
            if (draft.upTo() <= savedUpTo) {
                each.remove();
                if (!live.wasLost(draft.own())) {
                    saved.add(draft.id());
                    remember(draft.id());
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

    private void remember(String draftId) {
        settled.add(draftId);
        if (settled.size() > REMEMBERED) {
            settled.removeFirst();
        }
    }
}
