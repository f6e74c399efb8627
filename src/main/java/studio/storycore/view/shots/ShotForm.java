package studio.storycore.view.shots;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.edit.SetShotText.Text;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.view.dialogue.ShotPhrases;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Conversions;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.Refusal;

/** All fields of one shot. Made for this shot and thrown away with it. */
final class ShotForm extends Div {

    private final String shotId;
    private final Editor editor;
    private final PromptField prompt;
    private final BoundField<String, Double> duration;
    private final BoundField<String, @Nullable String> cameraAngle;
    private final BoundField<String, @Nullable String> lighting;
    private final BoundField<String, @Nullable String> mood;
    private final ImageField image;
    private final SequenceField sequence;
    private final StoredValidation storedValidation = new StoredValidation();
    private final ShotPhrases phrases;
    private final Span technical = new Span();

    ShotForm(Shot shot, Project project, Editor editor, ShotPageParts parts) {
        this.shotId = shot.id();
        this.editor = editor;
        addClassName("shot-form");

        prompt = new PromptField(shot.prompt(), parts.promptTexts(), text -> set(Text.PROMPT, text));
        TextField durationField = Fields.text(getTranslation("shots.field.duration"));
        durationField.setSuffixComponent(new Span(getTranslation("shots.field.duration.unit")));
        duration = BoundField.of(
                durationField,
                Conversions.duration(this),
                shot.duration(),
                seconds -> editor.attempt(new SetShotDuration(shotId, seconds)));
        sequence = new SequenceField(shot, project, editor);

        Div looks = new Div();
        looks.addClassName("field-grid");
        looks.add(sequence, durationField);
        cameraAngle =
                look(looks, "camera-angle", Text.CAMERA_ANGLE, shot.metadata().cameraAngle());
        lighting = look(looks, "lighting", Text.LIGHTING, shot.metadata().lighting());
        mood = look(looks, "mood", Text.MOOD, shot.metadata().mood());
        image = new ImageField(shot.generatedImageUrl(), address -> set(Text.GENERATED_IMAGE_URL, address));

        phrases = new ShotPhrases(shotId, editor);
        technical.addClassName("technical");
        add(prompt, storedValidation, looks, image, phrases, technical);
        show(shot, project);
    }

    void show(Shot shot, Project project) {
        prompt.show(shot.prompt());
        duration.show(shot.duration());
        cameraAngle.show(shot.metadata().cameraAngle());
        lighting.show(shot.metadata().lighting());
        mood.show(shot.metadata().mood());
        image.show(shot.generatedImageUrl());
        sequence.show(shot, project);
        storedValidation.show(shot.promptValidation());
        phrases.show(project);
        technical.setText(
                shot.position() == null
                        ? getTranslation("shots.technical.no-position", shot.id())
                        : getTranslation("shots.technical", shot.id(), shot.position()));
    }

    void focusPrompt() {
        prompt.focus();
    }

    void setReadOnly(boolean readOnly) {
        prompt.setReadOnly(readOnly);
        List.of(duration, cameraAngle, lighting, mood).forEach(field -> field.setReadOnly(readOnly));
        image.setReadOnly(readOnly);
        sequence.setReadOnly(readOnly);
        phrases.setReadOnly(readOnly);
    }

    private Optional<Refusal> set(Text field, @Nullable String text) {
        return editor.attempt(new SetShotText(shotId, field, text));
    }

    private BoundField<String, @Nullable String> look(Div into, String name, Text text, @Nullable String value) {
        ComboBox<String> field = Fields.suggesting(
                getTranslation("shots.field." + name), getTranslation("shots.field." + name + ".suggestions"));
        BoundField<String, @Nullable String> bound =
                BoundField.of(field, Conversions.choice(this), value, newValue -> set(text, newValue));
        Fields.takeCustomTexts(field, bound);
        into.add(field);
        return bound;
    }
}
