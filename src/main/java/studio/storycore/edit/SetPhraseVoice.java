package studio.storycore.edit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;
import studio.storycore.project.VoiceParameters;

/**
 * Changes how a phrase is spoken; null leaves it undecided.
 */
public record SetPhraseVoice(String phraseId, @Nullable VoiceParameters voice) implements ProjectEdit {

    /** The field that it writes. */
    public static final String FIELD = "voiceParameters";

    @Override
    public Project applyTo(Project project) {
        return Entities.changePhrase(project, phraseId, phrase -> phrase.withVoice(voice));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new SetPhraseVoice(phraseId, Entities.phrase(before, phraseId).voiceParameters());
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
