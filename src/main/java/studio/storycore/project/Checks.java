package studio.storycore.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The checks that the constructors of the contract share. */
final class Checks {

    private static final Pattern PROJECT_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2}");

    private Checks() {}

    static void projectId(String id) {
        if (!PROJECT_ID.matcher(id).matches()) {
            throw new InvalidValue(Rule.ID_FORMAT, "id");
        }
    }

    static void id(String id) {
        if (id.isBlank()) {
            throw new InvalidValue(Rule.BLANK, "id");
        }
        text("id", id);
    }

    static void language(String code) {
        if (!LANGUAGE.matcher(code).matches()) {
            throw new InvalidValue(Rule.LANGUAGE_CODE, "language");
        }
    }

    static void text(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (text.length() > Project.LONGEST_TEXT) {
            throw new InvalidValue(Rule.TEXT_TOO_LONG, field, text.length(), Project.LONGEST_TEXT);
        }
        if (!isWellFormed(text)) {
            throw new InvalidValue(Rule.BROKEN_UNICODE, field);
        }
    }

    static void notEmpty(String field, String text) {
        if (text.isEmpty()) {
            throw new InvalidValue(Rule.BLANK, field);
        }
        text(field, text);
    }

    static void positive(String field, double number) {
        finite(field, number);
        if (number <= 0) {
            throw new InvalidValue(Rule.NOT_POSITIVE, field);
        }
    }

    static void notNegative(String field, @Nullable Double number) {
        if (number == null) {
            return;
        }
        finite(field, number);
        if (number < 0) {
            throw new InvalidValue(Rule.NEGATIVE, field);
        }
    }

    static void between(String field, double number, double lowest, double highest) {
        finite(field, number);
        if (number < lowest || number > highest) {
            throw new InvalidValue(Rule.OUT_OF_RANGE, field, lowest, highest);
        }
    }

    static void finite(String field, double number) {
        if (!Double.isFinite(number)) {
            throw new InvalidValue(Rule.NOT_FINITE, field);
        }
    }

    /** What the contract does not name is kept; a record without any such field costs no map. */
    static Map<String, JsonNode> unknown(@Nullable Map<String, JsonNode> fields) {
        return fields == null || fields.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
