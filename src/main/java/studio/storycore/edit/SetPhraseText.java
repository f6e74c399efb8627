package studio.storycore.edit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;

/**
 * Changes one of the texts of a phrase.
 *
 * @param text the new text; null takes an optional text away and is no value for the phrase's words
 */
public record SetPhraseText(
        String phraseId, Text field, @Nullable String text) implements ProjectEdit {

    /** The texts of a phrase. */
    public enum Text {
        TEXT,
        CHARACTER,
        EMOTION,
        GENERATED_AUDIO_URL;

        /** This text of a phrase; null if it has none. */
        public @Nullable String of(DialoguePhrase phrase) {
            return switch (this) {
                case TEXT -> phrase.text();
                case CHARACTER -> phrase.metadata().character();
                case EMOTION -> phrase.metadata().emotion();
                case GENERATED_AUDIO_URL -> phrase.generatedAudioUrl();
            };
        }
    }

    @Override
    public Project applyTo(Project project) {
        return Entities.changePhrase(project, phraseId, phrase -> switch (field) {
            case TEXT -> phrase.withText(text == null ? "" : text);
            case CHARACTER -> phrase.withMetadata(phrase.metadata().withCharacter(text));
            case EMOTION -> phrase.withMetadata(phrase.metadata().withEmotion(text));
            case GENERATED_AUDIO_URL -> phrase.withGeneratedAudioUrl(text);
        });
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new SetPhraseText(phraseId, field, field.of(Entities.phrase(before, phraseId)));
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.phrase(phraseId, field.name()));
    }

    @Override
    public boolean replacesEarlier() {
        return true;
    }
}
