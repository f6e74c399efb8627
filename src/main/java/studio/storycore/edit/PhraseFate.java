package studio.storycore.edit;

import java.util.List;
import java.util.Set;
import studio.storycore.project.DialoguePhrase;

/** What becomes of the phrases of a shot that is deleted. */
public enum PhraseFate {
    /** They are deleted with it. */
    DELETE,
    /** They stay, linked to no shot. */
    UNLINK;

    List<DialoguePhrase> decide(List<DialoguePhrase> phrases, Set<String> deletedShots) {
        return switch (this) {
            case DELETE ->
                phrases.stream()
                        .filter(phrase -> !deletedShots.contains(phrase.shotId()))
                        .toList();
            case UNLINK ->
                phrases.stream()
                        .map(phrase -> deletedShots.contains(phrase.shotId())
                                ? phrase.withShotId(DialoguePhrase.NOT_LINKED)
                                : phrase)
                        .toList();
        };
    }
}
