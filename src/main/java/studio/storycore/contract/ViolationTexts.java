package studio.storycore.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import studio.storycore.contract.RecordShape.Field;
import studio.storycore.i18n.Translations;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;

/**
 * Tells people what is wrong with a document or a value: where, counted from 1 and with ids, and which rule it breaks; no
 * machine paths. Works outside of a page as well. Safe for use by any thread.
 */
@Component
public final class ViolationTexts {

    private static final int SHOWN_OF_A_TEXT = 60;

    /** Objects that only group fields; a person would not miss them in the description of a place. */
    private static final List<String> UNSPOKEN = List.of("metadata", "results");

    private final Translations translations;
    private final RecordShape project = RecordShape.of(Project.class);

    public ViolationTexts(Translations translations) {
        this.translations = translations;
    }

    /** A sentence such as: Shot 3 ("s-17"), duration: must be greater than 0 seconds. */
    public String text(Violation violation, Locale locale) {
        return sentence(place(violation, locale), reason(violation.rule(), violation.arguments(), locale), locale);
    }

    /** A sentence such as: Duration: must be greater than 0 seconds. */
    public String text(InvalidValue invalid, Locale locale) {
        String field = field(invalid.field(), project.isNamed(invalid.field()), locale);
        return sentence(field, reason(invalid.rule(), invalid.arguments(), locale), locale);
    }

    /** Only what is wrong, to stand beside the field: Must be greater than 0 seconds. */
    public String reason(InvalidValue invalid, Locale locale) {
        return capitalized(reason(invalid.rule(), invalid.arguments(), locale)) + ".";
    }

    /** A sentence for each violation, and one that tells how many more there are. */
    public List<String> texts(InvalidDocument invalid, Locale locale) {
        List<String> texts = new ArrayList<>();
        invalid.violations().forEach(violation -> texts.add(text(violation, locale)));
        int more = invalid.total() - texts.size();
        if (more > 0) {
            texts.add(translations.getTranslation("contract.more", locale, more));
        }
        return texts;
    }

    /** A sentence such as: Line 12, column 7: the document ends in the middle ... */
    public String text(UnreadableDocument unreadable, Locale locale) {
        Object[] arguments =
                unreadable.arguments().stream().map(a -> shown(a, locale)).toArray();
        String key = "contract.unreadable." + unreadable.reason().name().toLowerCase(Locale.ROOT);
        String reason = translations.getTranslation(key, locale, arguments);
        return switch (unreadable.reason()) {
            case EMPTY, TOO_LARGE, FOREIGN_VALUE -> capitalized(reason) + ".";
            default ->
                sentence(
                        translations.getTranslation(
                                "contract.position", locale, unreadable.line(), unreadable.column()),
                        reason,
                        locale);
        };
    }

    private String sentence(String place, String reason, Locale locale) {
        return capitalized(translations.getTranslation("contract.violation", locale, place, reason));
    }

    private String reason(Rule rule, List<Object> arguments, Locale locale) {
        List<Object> shown = new ArrayList<>();
        arguments.forEach(argument -> shown.add(shown(argument, locale)));
        Object[] values = switch (rule) {
            case NOT_ALLOWED ->
                new Object[] {
                    String.join(", ", shown.stream().map(Object::toString).toList())
                };
            default -> shown.toArray();
        };
        return translations.getTranslation("contract.rule." + rule.name().toLowerCase(Locale.ROOT), locale, values);
    }

    private Object shown(Object argument, Locale locale) {
        return switch (argument) {
            case JsonKind kind ->
                translations.getTranslation("contract.kind." + kind.name().toLowerCase(Locale.ROOT), locale);
            case Number number -> number;
            default -> legible(argument.toString());
        };
    }

    private String place(Violation violation, Locale locale) {
        if (violation.path().isEmpty()) {
            return translations.getTranslation("contract.document", locale);
        }
        String[] steps = violation.path().substring(1).split("/", -1);
        List<String> parts = new ArrayList<>();
        StringBuilder path = new StringBuilder();
        RecordShape shape = project;
        for (int i = 0; i < steps.length; i++) {
            Field field = shape == null ? null : shape.fields().get(steps[i]);
            boolean last = i + 1 == steps.length;
            path.append('/').append(steps[i]);
            if (field == null) {
                parts.add(field(unknown(steps, i), false, locale));
                break;
            }
            shape = field.shape();
            if (!last && isList(field) && steps[i + 1].matches("\\d{1,9}")) {
                i++;
                path.append('/').append(steps[i]);
                parts.add(entry(field, steps[i], violation.ids().get(path.toString()), locale));
            } else if (last || !UNSPOKEN.contains(steps[i])) {
                parts.add(field(steps[i], true, locale));
            }
        }
        return String.join(", ", parts);
    }

    private static boolean isList(Field field) {
        return field.kind() == RecordShape.Kind.RECORDS || field.kind() == RecordShape.Kind.TEXTS;
    }

    private String entry(Field field, String index, @Nullable String id, Locale locale) {
        String entry =
                translations.getTranslation("contract.entry." + field.name(), locale, Integer.parseInt(index) + 1);
        return id == null ? entry : translations.getTranslation("contract.with-id", locale, entry, legible(id));
    }

    private String field(String name, boolean known, Locale locale) {
        return known
                ? translations.getTranslation("contract.field." + name, locale)
                : translations.getTranslation("contract.unknown-field", locale, legible(name));
    }

    private static String unknown(String[] steps, int from) {
        List<String> names = new ArrayList<>();
        for (int i = from; i < steps.length; i++) {
            names.add(steps[i].replace("~1", "/").replace("~0", "~"));
        }
        return String.join(" > ", names);
    }

    /** Short, and without characters that would break the line or not show at all. */
    private static String legible(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
        int end = printable.codePointCount(0, printable.length()) <= SHOWN_OF_A_TEXT
                ? printable.length()
                : printable.offsetByCodePoints(0, SHOWN_OF_A_TEXT);
        return end == printable.length() ? printable : printable.substring(0, end) + "…";
    }

    private static String capitalized(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
