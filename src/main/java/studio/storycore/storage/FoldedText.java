package studio.storycore.storage;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts as lists sort and search them: without case and accents, so that "etoile" finds "Étoile". Folded here and not by
 * the store, so that every store gives the same answers and can use an index over what it stores.
 */
public final class FoldedText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{InCombiningDiacriticalMarks}+");

    private FoldedText() {}

    public static String of(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether the text that a person searches for is part of the name, id or owner of a project. */
    public static boolean matches(ProjectHeader header, String searched) {
        String part = of(searched);
        return of(header.name()).contains(part)
                || of(header.id()).contains(part)
                || of(header.owner()).contains(part);
    }
}
