package studio.storycore.api;

import java.util.List;
import java.util.Locale;
import studio.storycore.contract.Violation;
import studio.storycore.contract.ViolationTexts;

/**
 * One thing that is wrong.
 *
 * @param path    where, as a JSON Pointer into what was sent; empty for all of it
 * @param message what is wrong there, for a person
 */
record ProblemError(String path, String message) {

    /** @param under where what was looked at stands in what was sent */
    static List<ProblemError> of(List<Violation> violations, String under, ViolationTexts rules, Locale locale) {
        return violations.stream()
                .map(violation -> new ProblemError(under + violation.path(), rules.text(violation, locale)))
                .toList();
    }
}
