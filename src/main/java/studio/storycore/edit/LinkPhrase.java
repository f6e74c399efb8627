package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;

/**
 * Links a phrase to a shot.
 *
 * @param shotId the shot; {@link DialoguePhrase#NOT_LINKED} takes the link away
 */
public record LinkPhrase(String phraseId, String shotId) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        if (!shotId.equals(DialoguePhrase.NOT_LINKED)) {
            Entities.shot(project, shotId);
        }
        return Entities.changePhrase(project, phraseId, phrase -> phrase.withShotId(shotId));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        String former = Entities.phrase(before, phraseId).shotId();
        return new LinkPhrase(phraseId, before.shot(former).isPresent() ? former : DialoguePhrase.NOT_LINKED);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.phrase(phraseId, "shotId"));
    }
}
