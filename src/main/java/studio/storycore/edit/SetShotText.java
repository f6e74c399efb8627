package studio.storycore.edit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/**
 * Changes one of the texts of a shot.
 *
 * @param text the new text; null takes an optional text away, and means an empty prompt
 */
public record SetShotText(
        String shotId, Text field, @Nullable String text) implements ProjectEdit {

    /** The texts of a shot. */
    public enum Text {
        PROMPT,
        CAMERA_ANGLE,
        LIGHTING,
        MOOD,
        GENERATED_IMAGE_URL;

        /** This text of a shot; null if it has none. */
        public @Nullable String of(Shot shot) {
            return switch (this) {
                case PROMPT -> shot.prompt();
                case CAMERA_ANGLE -> shot.metadata().cameraAngle();
                case LIGHTING -> shot.metadata().lighting();
                case MOOD -> shot.metadata().mood();
                case GENERATED_IMAGE_URL -> shot.generatedImageUrl();
            };
        }
    }

    @Override
    public Project applyTo(Project project) {
        return Entities.changeShot(project, shotId, shot -> switch (field) {
            case PROMPT -> shot.withPrompt(text == null ? "" : text);
            case CAMERA_ANGLE -> shot.withMetadata(shot.metadata().withCameraAngle(text));
            case LIGHTING -> shot.withMetadata(shot.metadata().withLighting(text));
            case MOOD -> shot.withMetadata(shot.metadata().withMood(text));
            case GENERATED_IMAGE_URL -> shot.withGeneratedImageUrl(text);
        });
    }

    @Override
    public ProjectEdit inverse(Project before) {
        Shot shot = Entities.shot(before, shotId);
        ProjectEdit back = new SetShotText(shotId, field, field.of(shot));
        return field == Text.PROMPT && shot.promptValidation() != null
                ? new EditGroup(List.of(back, new SetPromptValidation(shotId, shot.promptValidation())))
                : back;
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shotId, field.name()));
    }

    @Override
    public boolean replacesEarlier() {
        return true;
    }
}
