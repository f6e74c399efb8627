package studio.storycore.view.shots;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.project.ShotMetadata;
import studio.storycore.view.dialogue.ShotPhrases;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.TypedField;
import studio.storycore.view.project.TypedFields;

/** All fields of one shot. Made for this shot and thrown away with it. */
final class ShotForm extends Div {

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
        addClassName("shot-form");

        prompt = new PromptField(shot, parts.promptTexts(), editor);
        TextField durationField = Fields.text(getTranslation("shots.field.duration"));
        durationField.setSuffixComponent(new Span(getTranslation("shots.field.duration.unit")));
        duration = BoundField.of(durationField, TypedFields.SHOT_DURATION, shot.id(), shot.duration(), editor);
        sequence = new SequenceField(shot, project, editor);

        Div looks = new Div();
        looks.addClassName("field-grid");
        looks.add(sequence, durationField);
        ShotMetadata metadata = shot.metadata();
        cameraAngle = look(looks, "camera-angle", TypedFields.CAMERA_ANGLE, shot, metadata.cameraAngle(), editor);
        lighting = look(looks, "lighting", TypedFields.LIGHTING, shot, metadata.lighting(), editor);
        mood = look(looks, "mood", TypedFields.MOOD, shot, metadata.mood(), editor);
        image = new ImageField(shot, editor);

        phrases = new ShotPhrases(shot.id(), editor);
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

    private BoundField<String, @Nullable String> look(
            Div into,
            String name,
            TypedField<@Nullable String> typed,
            Shot shot,
            @Nullable String value,
            Editor editor) {
        ComboBox<String> field = Fields.suggesting(
                getTranslation("shots.field." + name), getTranslation("shots.field." + name + ".suggestions"));
        BoundField<String, @Nullable String> bound = BoundField.of(field, typed, shot.id(), value, editor);
        Fields.takeCustomTexts(field, bound);
        into.add(field);
        return bound;
    }
}
