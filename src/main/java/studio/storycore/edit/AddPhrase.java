package studio.storycore.edit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;

/**
 * Adds a dialogue phrase. If the shot it names is not there, it is added unlinked.
 *
 * @param behind the phrase before it in the document's list, empty for the first place; null for the end, where it also
 *               goes if that one is gone
 */
public record AddPhrase(DialoguePhrase phrase, @Nullable String behind) implements ProjectEdit {

    /** A new phrase, at the end of the list. */
    public AddPhrase(DialoguePhrase phrase) {
        this(phrase, null);
    }

    @Override
    public Project applyTo(Project project) {
        Entities.mustBeNew(project.phrase(phrase.id()).isEmpty(), Entity.PHRASE, phrase.id());
        DialoguePhrase added =
                project.shot(phrase.shotId()).isPresent() ? phrase : phrase.withShotId(DialoguePhrase.NOT_LINKED);
        return project.withPhrases(Neighbours.inserted(
                project.audioPhrases(),
                List.of(added),
                DialoguePhrase::id,
                behind == null ? Map.of() : Map.of(added.id(), behind)));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new DeletePhrase(phrase.id());
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.phrase(phrase.id(), Field.PLACE));
    }
}
