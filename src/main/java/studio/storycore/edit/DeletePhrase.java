package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;

/**
 * Deletes a dialogue phrase.
 */
public record DeletePhrase(String phraseId) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Entities.phrase(project, phraseId);
        return project.withPhrases(Entities.without(project.audioPhrases(), DialoguePhrase::id, phraseId));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        DialoguePhrase phrase = Entities.phrase(before, phraseId);
        return new AddPhrase(
                phrase,
                Neighbours.before(before.audioPhrases(), DialoguePhrase::id, Set.of(phraseId))
                        .get(phraseId));
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.phrase(phraseId, Field.PLACE));
    }
}
