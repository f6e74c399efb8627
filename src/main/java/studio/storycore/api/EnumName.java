package studio.storycore.api;

import java.util.Locale;

/** What a constant is called over HTTP, and in the key of its text: its name in lower case. */
final class EnumName {

    private EnumName() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
