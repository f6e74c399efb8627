package studio.storycore.storage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts as lists compare and search them: without case and accents, so that "etoile" finds "Étoile". Folded here and not
 * by the store, so that every store gives the same answers and an index over the folded text can be used.
 */
final class Folded {

    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

    private Folded() {}

    static String of(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** What a search looks through: a match never spans two of the texts, because nobody can type what is between them. */
    static String searchable(ProjectHeader header) {
        return of(header.name()) + '\n' + of(header.id()) + '\n' + of(header.owner());
    }
}
