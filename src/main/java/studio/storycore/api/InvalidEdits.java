package studio.storycore.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.project.InvalidValue;

/** Thrown for a list of edits of which some make no sense. Its text is {@code api.edit.<reason in lower case>}. */
final class InvalidEdits extends RuntimeException {

    /** What is wrong. */
    enum Reason {
        /** It is no object, or its field {@code edit} names no kind of edit. */
        KIND,
        /** A field is unknown, or has the wrong type. */
        FIELD,
        /** A required field is absent. */
        MISSING,
        /** A value breaks the contract. */
        VALUE
    }

    private final transient List<InvalidEdits> others = new ArrayList<>();
    private final Reason reason;
    private final String path;

    InvalidEdits(Reason reason, String path, @Nullable Throwable cause) {
        super(reason + " at " + path, cause);
        this.reason = reason;
        this.path = path;
    }

    /** The same, and what is wrong with other edits of the list. */
    InvalidEdits and(List<InvalidEdits> more) {
        others.addAll(more);
        return this;
    }

    /** What is wrong, with the places in what was sent. */
    List<ProblemError> errors(Problems problems, ViolationTexts rules, Locale locale) {
        return Stream.concat(Stream.of(this), others.stream())
                .flatMap(wrong -> wrong.own(problems, rules, locale).stream())
                .toList();
    }

    private List<ProblemError> own(Problems problems, ViolationTexts rules, Locale locale) {
        if (getCause() instanceof InvalidDocument invalid) {
            return ProblemError.of(invalid.violations(), path, rules, locale);
        }
        return List.of(new ProblemError(path, text(problems, rules, locale)));
    }

    private String text(Problems problems, ViolationTexts rules, Locale locale) {
        return switch (getCause()) {
            case InvalidValue invalid -> rules.text(invalid, locale);
            case null, default -> problems.text("edit." + EnumName.of(reason), locale);
        };
    }
}
