package studio.storycore.prompt;

import java.util.List;

/**
 * The result of checking one prompt.
 *
 * @param length   UTF-16 units after trimming, as the limits count it
 * @param findings problems before advice; empty for a prompt with nothing to say about
 */
public record PromptCheck(int length, List<PromptFinding> findings) {

    public PromptCheck {
        findings = List.copyOf(findings);
    }

    /** Whether the prompt may be used for a generation. */
    public boolean isValid() {
        return findings.stream().noneMatch(PromptFinding.Problem.class::isInstance);
    }

    public PromptState state() {
        if (length == 0) {
            return PromptState.INCOMPLETE;
        }
        return isValid() ? PromptState.COMPLETE : PromptState.INVALID;
    }
}
