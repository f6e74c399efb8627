package studio.storycore.view.project;

import java.util.Locale;

/** The first letters of a person's name. */
public final class Initials {

    private Initials() {}

    public static String of(String name) {
        StringBuilder initials = new StringBuilder();
        String[] words = name.strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            if ((i == 0 || i == words.length - 1) && !words[i].isEmpty()) {
                initials.appendCodePoint(words[i].codePointAt(0));
            }
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}
