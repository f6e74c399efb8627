package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The language of an answer: the one asked for, and English for a program that asks for none. */
final class Language {

    private Language() {}

    static Locale of(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null ? Locale.ENGLISH : request.getLocale();
    }
}
