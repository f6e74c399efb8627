package studio.storycore.contract;

import java.util.List;
import java.util.Map;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Rule;
import studio.storycore.project.TextLimits;

/**
 * A text that is longer than a new one may be, see {@link TextLimits}.
 *
 * @param path  where it stands in what was looked at, as a JSON Pointer
 * @param field the contract's name of its field
 * @param ids   the id of the sequence, shot, phrase or generation it belongs to, by the path of that; empty for none
 */
public record LongText(String path, String field, String text, Map<String, String> ids) {

    /** The same text when what was looked at stands at a place of something larger. */
    public LongText in(String place) {
        return new LongText(place + path, field, text, Map.of());
    }

    /** Why it is refused as a new text. */
    public InvalidValue invalid() {
        return new InvalidValue(Rule.TEXT_TOO_LONG, field, text.length(), TextLimits.of(field));
    }

    /** The same with its place in a document. */
    public Violation violation() {
        return violation(Rule.TEXT_TOO_LONG);
    }

    /** That it is kept in a document that has it already. */
    Violation warning() {
        return violation(Rule.LONGER_THAN_NEW);
    }

    private Violation violation(Rule rule) {
        return new Violation(path, rule, List.of(text.length(), TextLimits.of(field)), ids);
    }
}
