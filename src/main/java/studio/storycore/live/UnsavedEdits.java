package studio.storycore.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.Field;

/**
 * Edits in the order they were made, of which none is in the store. Of several edits that only set the same field, and that
 * one person made with nobody else in between, the last is kept: while the store is away, memory grows with the fields
 * touched and not with the keys pressed. What someone else replaced stays, so that the history has it. Not safe for use by
 * several threads.
 */
final class UnsavedEdits {

    /**
     * An edit with its number; a later one has a higher one.
     *
     * @param since  the number of the first edit that it replaced and that is not saved without it; else its own
     * @param weight an upper bound of the bytes that it takes
     * @param apart  whether it is kept even when a later one says it all
     * @param seen   the revision up to which its maker knows the project; it is not made again after a later one that
     *               changed the same fields
     */
    record Numbered(long number, AuthoredEdit edit, long since, long weight, boolean apart, long seen) {

        /** Made on whatever is there. */
        static final long ANYTHING = Long.MAX_VALUE;

        Numbered insteadOf(Numbered earlier) {
            return new Numbered(number, edit, earlier.since(), weight, apart, seen);
        }
    }

    /** Edits of the same fields that one person made with nobody else in between, from the one with this number on. */
    private record Typing(Set<Field> fields, String author, long first) {}

    private final Map<Object, Numbered> edits = new LinkedHashMap<>();
    private final Map<Set<Field>, Typing> latest = new HashMap<>();
    private final NavigableSet<Long> since = new TreeSet<>();
    private long weight;

    void add(Numbered numbered) {
        AuthoredEdit edit = numbered.edit();
        if (edit.edit().replacesEarlier() && !numbered.apart()) {
            Object key = typing(numbered);
            Numbered earlier = edits.remove(key);
            weight -= earlier == null ? 0 : earlier.weight();
            put(key, earlier == null ? numbered : numbered.insteadOf(earlier));
        } else {
            latest.values().removeIf(typing -> !typing.author().equals(edit.author()));
            put(numbered.number(), numbered);
        }
        weight += numbered.weight();
    }

    private Typing typing(Numbered numbered) {
        String author = numbered.edit().author();
        return latest.compute(
                numbered.edit().edit().fields(),
                (fields, typing) -> typing != null && typing.author().equals(author)
                        ? typing
                        : new Typing(fields, author, numbered.number()));
    }

    /** Of all edits together. */
    long weight() {
        return weight;
    }

    private void put(Object key, Numbered numbered) {
        edits.put(key, numbered);
        since.add(numbered.since());
    }

    /** All edits; they stay. */
    Collection<Numbered> all() {
        return edits.values();
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    int size() {
        return edits.size();
    }

    /** The number up to which no edit is left here, nor one that replaced it, given that of the last edit made. */
    long nothingUpTo(long lastNumber) {
        return since.isEmpty() ? lastNumber : since.first() - 1;
    }

    /** Takes the first edits, as many as weigh no more than this together, but at least one if there is one. */
    List<Numbered> takeFirst(long most) {
        List<Numbered> first = new ArrayList<>();
        long left = most;
        Iterator<Numbered> each = edits.values().iterator();
        while (each.hasNext()) {
            Numbered next = each.next();
            if (!first.isEmpty() && next.weight() > left) {
                break;
            }
            left -= Math.min(left, next.weight());
            weight -= next.weight();
            first.add(next);
            each.remove();
            since.remove(next.since());
        }
        if (edits.isEmpty()) {
            latest.clear();
        }
        return first;
    }

    /** All edits; afterwards there are none. */
    List<Numbered> takeAll() {
        List<Numbered> all = new ArrayList<>(edits.values());
        edits.clear();
        latest.clear();
        since.clear();
        weight = 0;
        return all;
    }
}
