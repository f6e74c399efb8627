package studio.storycore.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/**
 * Where entries stood in the document's lists of shots and phrases, so that what comes back stands there again. Each is
 * named with the entry before it; the first one of a list with {@link #FIRST}. An entry without a neighbour here, or whose
 * neighbour is gone, goes to the end.
 *
 * @param shots   the id of the shot before, by the shot's id
 * @param phrases the id of the phrase before, by the phrase's id
 */
public record Neighbours(Map<String, String> shots, Map<String, String> phrases) {

    /** No entity has a blank id. */
    static final String FIRST = "";

    /** Everything goes to the end. */
    static final Neighbours NONE = new Neighbours(Map.of(), Map.of());

    public Neighbours {
        shots = Map.copyOf(shots);
        phrases = Map.copyOf(phrases);
    }

    static Neighbours in(Project project, Set<String> shotIds, Set<String> phraseIds) {
        return new Neighbours(
                before(project.shots(), Shot::id, shotIds),
                before(project.audioPhrases(), DialoguePhrase::id, phraseIds));
    }

    /** Edits that were stored without neighbours have none. */
    static Neighbours orNone(@Nullable Neighbours stored) {
        return stored == null ? NONE : stored;
    }

    static <T> Map<String, String> before(List<T> entries, Function<T, String> idOf, Set<String> ids) {
        Map<String, String> before = HashMap.newHashMap(ids.size());
        String previous = FIRST;
        for (T entry : entries) {
            String id = idOf.apply(entry);
            if (ids.contains(id)) {
                before.put(id, previous);
            }
            previous = id;
        }
        return before;
    }

    List<Shot> insertShots(List<Shot> into, List<Shot> added) {
        return inserted(into, added, Shot::id, shots);
    }

    List<DialoguePhrase> insertPhrases(List<DialoguePhrase> into, List<DialoguePhrase> added) {
        return inserted(into, added, DialoguePhrase::id, phrases);
    }

    /** The list with entries added, each behind its neighbour, which may be one of the added. */
    static <T> List<T> inserted(List<T> entries, List<T> added, Function<T, String> idOf, Map<String, String> before) {
        Map<String, T> followers = HashMap.newHashMap(added.size());
        for (T entry : added) {
            String neighbour = before.get(idOf.apply(entry));
            if (neighbour != null) {
                followers.putIfAbsent(neighbour, entry);
            }
        }
        List<T> all = new ArrayList<>(entries.size() + added.size());
        Set<String> there = HashSet.newHashSet(entries.size() + added.size());
        addFollowers(FIRST, followers, idOf, all, there);
        for (T entry : entries) {
            add(entry, followers, idOf, all, there);
        }
        for (T entry : added) {
            if (!there.contains(idOf.apply(entry))) {
                add(entry, followers, idOf, all, there);
            }
        }
        return all;
    }

    private static <T> void add(
            T entry, Map<String, T> followers, Function<T, String> idOf, List<T> all, Set<String> there) {
        all.add(entry);
        there.add(idOf.apply(entry));
        addFollowers(idOf.apply(entry), followers, idOf, all, there);
    }

    private static <T> void addFollowers(
            String id, Map<String, T> followers, Function<T, String> idOf, List<T> all, Set<String> there) {
        T next = followers.remove(id);
        while (next != null && there.add(idOf.apply(next))) {
            all.add(next);
            next = followers.remove(idOf.apply(next));
        }
    }
}
