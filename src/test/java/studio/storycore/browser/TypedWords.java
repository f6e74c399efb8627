package studio.storycore.browser;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ledger of a run: every word that anyone typed, and what became of it. No two words are the same, so that each can be
 * found by itself in any text: those for texts look like {@code p0017}, those for times like {@code 7.00018}.
 *
 * <p>A word is lost when it was found nowhere, and its author did not let go of it. For one thread.
 */
final class TypedWords {

    /**
     * A word that was typed to its end.
     *
     * @param field names the field that had the focus
     * @param at    since the run began
     */
    record Word(String text, String author, String field, Duration at) {}

    private static final Pattern WORD = Pattern.compile("[g-z]\\d{4}(?!\\d)|(?<![\\d.])\\d+\\.\\d{5}(?!\\d)");

    private final Map<String, Word> typed = new LinkedHashMap<>();
    private final Map<String, String> foundIn = new HashMap<>();
    private final Map<String, String> letGo = new HashMap<>();
    private int number;

    /**
     * A new word for a text, which nobody has typed yet: as short as it can be, with a letter that is no hexadecimal digit,
     * so that it is not found in ids.
     */
    String next() {
        number++;
        return "%c%04d".formatted('g' + number / 10_000, number % 10_000);
    }

    /** A new number of seconds, from 3 to 11; it does not end in 0, so that it is written as it was typed. */
    String nextSeconds() {
        do {
            number++;
        } while (number % 10 == 0);
        return "%d.%05d".formatted(3 + number % 9, number);
    }

    /** The words of any author that stand in a text. */
    static Set<String> in(String text) {
        Set<String> words = new LinkedHashSet<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** A word was typed to its end, or a program was told that it is saved. */
    void typed(Word word) {
        if (typed.putIfAbsent(word.text(), word) != null) {
            throw new IllegalArgumentException("typed twice: " + word.text());
        }
    }

    /** The author of some words took them back; words of others, which were taken away with them, are not let go of. */
    void letGo(String author, Set<String> texts, String how) {
        for (String text : texts) {
            Word word = typed.get(text);
            if (word != null && word.author().equals(author)) {
                letGo.putIfAbsent(text, how);
            }
        }
    }

    /** Words of this author that were found nowhere so far. */
    Set<String> notFoundYet(String author, Predicate<Word> which) {
        Set<String> open = new LinkedHashSet<>();
        typed.values().stream()
                .filter(word -> word.author().equals(author) && !foundIn.containsKey(word.text()))
                .filter(which)
                .forEach(word -> open.add(word.text()));
        return open;
    }

    /** Something was read in a place that keeps what is in it. */
    void found(String text, String place) {
        in(text).forEach(word -> foundIn.putIfAbsent(word, place));
    }

    int count() {
        return typed.size();
    }

    /** How many words were found first in a place. */
    long countIn(String place) {
        return typed.keySet().stream()
                .filter(word -> place.equals(foundIn.get(word)))
                .count();
    }

    /** How many words were found nowhere, because their author had let go of them. */
    long countLetGo() {
        return typed.keySet().stream()
                .filter(word -> !foundIn.containsKey(word) && letGo.containsKey(word))
                .count();
    }

    /** In the order in which they were typed. */
    List<Word> lost() {
        return typed.values().stream()
                .filter(word -> !foundIn.containsKey(word.text()) && !letGo.containsKey(word.text()))
                .toList();
    }
}
