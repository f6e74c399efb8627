package studio.storycore.view.shots;

import java.util.Locale;
import studio.storycore.prompt.PromptState;

/** How the states of a prompt are shown: by a picture and a word, so that they can be told apart without colour. */
final class PromptStates {

    private PromptStates() {}

    /** The key of the word in the translation bundles. */
    static String key(PromptState state) {
        return "shots.prompt-state." + state.name().toLowerCase(Locale.ROOT);
    }

    static String icon(PromptState state) {
        return switch (state) {
            case COMPLETE -> "vaadin:check";
            case INCOMPLETE -> "vaadin:circle-thin";
            case INVALID -> "vaadin:exclamation-circle-o";
        };
    }
}
