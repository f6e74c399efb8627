package studio.storycore.view.dialogue;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.SetPhraseVoice;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.VoiceParameters;
import studio.storycore.project.VoiceType;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Conversions;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.Refusal;
import studio.storycore.view.project.TypedFields;

/** How a phrase is spoken. Nothing is decided until a kind of voice is chosen; then the rest has its usual values. */
final class VoiceFields extends Details {

    private final String phraseId;
    private final Editor editor;
    private final Div decided = new Div();
    private final BoundField<@Nullable VoiceType, @Nullable VoiceType> type;
    private final BoundField<String, Double> speed;
    private final BoundField<String, Double> pitch;
    private final BoundField<String, String> language;
    private final BoundField<String, @Nullable String> recording;
    private @Nullable VoiceParameters voice;

    VoiceFields(DialoguePhrase phrase, Editor editor) {
        this.phraseId = phrase.id();
        this.editor = editor;
        this.voice = phrase.voiceParameters();
        addClassName("voice-fields");
        VoiceParameters initial = voice == null ? usual(VoiceType.NEUTRAL) : voice;

        Select<VoiceType> typeField = new Select<>();
        typeField.setLabel(getTranslation("phrases.voice.type"));
        typeField.setItems(VoiceType.values());
        typeField.setEmptySelectionAllowed(true);
        typeField.setEmptySelectionCaption(getTranslation("phrases.voice.undecided"));
        typeField.setItemLabelGenerator(kind -> kind == null
                ? getTranslation("phrases.voice.undecided")
                : getTranslation("phrases.voice.type." + kind.name().toLowerCase(Locale.ROOT)));
        typeField.setManualValidation(true);
        type = BoundField.of(typeField, Conversions.same(), voice == null ? null : voice.voiceType(), this::chooseType);

        TextField speedField = Fields.text(getTranslation("phrases.voice.speed"));
        speedField.setHelperText(getTranslation("phrases.voice.speed.range"));
        speed = BoundField.of(speedField, TypedFields.SPEED, phraseId, initial.speed(), editor);
        TextField pitchField = Fields.text(getTranslation("phrases.voice.pitch"));
        pitchField.setHelperText(getTranslation("phrases.voice.pitch.range"));
        pitch = BoundField.of(pitchField, TypedFields.PITCH, phraseId, initial.pitch(), editor);
        TextField languageField = Fields.text(getTranslation("phrases.voice.language"));
        languageField.setHelperText(getTranslation("phrases.voice.language.form"));
        language = BoundField.of(languageField, TypedFields.LANGUAGE, phraseId, initial.language(), editor);
        TextField recordingField = Fields.text(getTranslation("phrases.field.recording"));
        recordingField.setPlaceholder("https://");
        recording = BoundField.of(recordingField, TypedFields.RECORDING, phraseId, phrase.generatedAudioUrl(), editor);

        decided.addClassName("voice-decided");
        decided.add(speedField, pitchField, languageField);
        Div fields = new Div(typeField, decided, recordingField);
        fields.addClassName("voice-grid");
        add(fields);
        show(phrase);
    }

    void show(DialoguePhrase phrase) {
        VoiceParameters now = phrase.voiceParameters();
        voice = now;
        decided.setVisible(now != null);
        setSummary(new Span(
                now == null
                        ? getTranslation("phrases.voice.none")
                        : getTranslation(
                                "phrases.voice.summary",
                                getTranslation("phrases.voice.type."
                                        + now.voiceType().name().toLowerCase(Locale.ROOT)),
                                now.language())));
        type.show(now == null ? null : now.voiceType());
        if (now != null) {
            speed.show(now.speed());
            pitch.show(now.pitch());
            language.show(now.language());
        }
        recording.show(phrase.generatedAudioUrl());
    }

    void setReadOnly(boolean readOnly) {
        type.setReadOnly(readOnly);
        speed.setReadOnly(readOnly);
        pitch.setReadOnly(readOnly);
        language.setReadOnly(readOnly);
        recording.setReadOnly(readOnly);
    }

    private Optional<Refusal> chooseType(@Nullable VoiceType chosen) {
        if (chosen == null) {
            return editor.attempt(new SetPhraseVoice(phraseId, null));
        }
        VoiceParameters now = voice == null ? usual(chosen) : voice;
        return editor.attempt(new SetPhraseVoice(
                phraseId, new VoiceParameters(chosen, now.speed(), now.pitch(), now.language(), now.unknown())));
    }

    private VoiceParameters usual(VoiceType kind) {
        return new VoiceParameters(kind, 1, 0, getLocale().getLanguage().equals("fr") ? "fr" : "en", Map.of());
    }
}
