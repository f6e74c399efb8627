package studio.storycore.edit;

import java.util.Set;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;

/**
 * Adds a dialogue phrase. If the shot it names is not there, it is added unlinked.
 */
public record AddPhrase(DialoguePhrase phrase) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Entities.mustBeNew(project.phrase(phrase.id()).isEmpty(), Entity.PHRASE, phrase.id());
        DialoguePhrase added =
                project.shot(phrase.shotId()).isPresent() ? phrase : phrase.withShotId(DialoguePhrase.NOT_LINKED);
        return project.withPhrases(
                Entities.inserted(project.audioPhrases(), DialoguePhrase::id, added, Entities.AT_THE_END));
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
