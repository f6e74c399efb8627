package studio.storycore.prompt;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.PromptErrorType;
import studio.storycore.project.PromptWarningType;

/** One thing to say about a prompt; {@link PromptTexts} says it in words. */
public sealed interface PromptFinding {

    /** The key of the message in the translation bundles. */
    String messageKey();

    /** What the message names: the actual length and the limit, in UTF-16 units; or the number of bad characters. */
    List<Object> arguments();

    /** The key of what to do about it, if there is more to say than the message does. */
    Optional<String> suggestionKey();

    /** Makes the prompt unfit for generation; it can be saved nevertheless. */
    record Problem(PromptErrorType type, String messageKey, List<Object> arguments, Optional<String> suggestionKey)
            implements PromptFinding {

        static Problem of(PromptErrorType type, String name, @Nullable String suggestion, Object... arguments) {
            return new Problem(type, "prompt.error." + name, List.of(arguments), key(suggestion));
        }
    }

    /** The prompt is fit; this could make it better. */
    record Advice(PromptWarningType type, String messageKey, List<Object> arguments, Optional<String> suggestionKey)
            implements PromptFinding {

        static Advice of(PromptWarningType type, String name, String suggestion, Object... arguments) {
            return new Advice(type, "prompt.warning." + name, List.of(arguments), key(suggestion));
        }
    }

    private static Optional<String> key(@Nullable String suggestion) {
        return Optional.ofNullable(suggestion).map(name -> "prompt.suggestion." + name);
    }
}
