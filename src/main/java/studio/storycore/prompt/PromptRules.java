package studio.storycore.prompt;

import java.util.ArrayList;
import java.util.List;
import studio.storycore.project.PromptErrorType;
import studio.storycore.project.PromptWarningType;
import studio.storycore.prompt.PromptFinding.Advice;
import studio.storycore.prompt.PromptFinding.Problem;

/**
 * The prompt rules of Data Contract v1. Other programs count in JavaScript, so lengths are UTF-16 units after what
 * JavaScript's {@code trim()} removes (ECMA-262, WhiteSpace and LineTerminator).
 */
public final class PromptRules {

    /** The shortest valid prompt. */
    public static final int SHORTEST = 10;

    /** From this length on a prompt is not called vague. */
    public static final int CLEAR_FROM = 20;

    /** Up to this length a prompt is not called long. */
    public static final int CONCISE_TO = 400;

    /** The longest valid prompt. */
    public static final int LONGEST = 500;

    private PromptRules() {}

    public static PromptCheck check(String prompt) {
        int length = trimmedLength(prompt);
        List<PromptFinding> findings = new ArrayList<>();
        if (length == 0 && prompt.isEmpty()) {
            findings.add(Problem.of(PromptErrorType.EMPTY, "empty", null, 0, SHORTEST));
        } else if (length == 0) {
            findings.add(Problem.of(PromptErrorType.EMPTY, "only_whitespace", null, 0, SHORTEST));
        } else if (length < SHORTEST) {
            findings.add(Problem.of(PromptErrorType.TOO_SHORT, "too_short", "subject", length, SHORTEST));
        } else if (length > LONGEST) {
            findings.add(Problem.of(PromptErrorType.TOO_LONG, "too_long", "shorten", length, LONGEST));
        }
        long controls = prompt.chars().filter(PromptRules::isForbidden).count();
        if (controls > 0) {
            findings.add(Problem.of(PromptErrorType.INVALID_CHARACTERS, "invalid_characters", "retype", controls));
        }
        if (length >= SHORTEST && length < CLEAR_FROM) {
            findings.add(Advice.of(PromptWarningType.VAGUE, "vague", "describe", length, CLEAR_FROM));
        } else if (length > CONCISE_TO && length <= LONGEST) {
            findings.add(Advice.of(PromptWarningType.MISSING_DETAIL, "missing_detail", "focus", length, CONCISE_TO));
        }
        return new PromptCheck(length, findings);
    }

    private static int trimmedLength(String prompt) {
        int start = 0;
        int end = prompt.length();
        while (start < end && isTrimmed(prompt.charAt(start))) {
            start++;
        }
        while (end > start && isTrimmed(prompt.charAt(end - 1))) {
            end--;
        }
        return end - start;
    }

    /** None of Java's own notions of white space is JavaScript's: they differ in NBSP, BOM, NEL and more. */
    private static boolean isTrimmed(char c) {
        return switch (c) {
            case '\t', '\n', '\u000B', '\f', '\r', '\u2028', '\u2029', '\uFEFF' -> true;
            default -> Character.getType(c) == Character.SPACE_SEPARATOR;
        };
    }

    private static boolean isForbidden(int c) {
        return Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
    }
}
