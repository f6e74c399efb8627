package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;

/**
 * Changes when a phrase is spoken, in seconds on the project's timeline.
 */
public record SetPhraseTimes(String phraseId, double startTime, double endTime) implements ProjectEdit {

    /** The field that it writes. */
    public static final String FIELD = "times";

    @Override
    public Project applyTo(Project project) {
        return Entities.changePhrase(project, phraseId, phrase -> phrase.withTimes(startTime, endTime));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        DialoguePhrase phrase = Entities.phrase(before, phraseId);
        return new SetPhraseTimes(phraseId, phrase.startTime(), phrase.endTime());
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.phrase(phraseId, FIELD));
    }

    @Override
    public boolean replacesEarlier() {
        return true;
    }
}
