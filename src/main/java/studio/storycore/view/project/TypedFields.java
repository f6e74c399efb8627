package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.Field.Entity;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.SetCapability;
import studio.storycore.edit.SetPhraseText;
import studio.storycore.edit.SetPhraseTimes;
import studio.storycore.edit.SetPhraseVoice;
import studio.storycore.edit.SetSequenceDuration;
import studio.storycore.edit.SetSequenceText;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Capability;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.VoiceParameters;
import studio.storycore.view.project.BoundField.Conversion;

/**
 * All kinds of values that people type or switch, once. Both the fields of the pages and the drafts that a browser keeps
 * of them are made from these.
 */
public final class TypedFields {

    public static final TypedField<String> PROJECT_NAME = TypedField.ofProject(
            "name", Project::name, Conversions::name, (project, id, name) -> new RenameProject(name));

    private static final Map<Capability, TypedField<Boolean>> CAPABILITIES = Arrays.stream(Capability.values())
            .collect(Collectors.toMap(
                    capability -> capability,
                    capability -> TypedField.ofProject(
                            capability.name(),
                            project -> project.capabilities().has(capability),
                            place -> Conversions.ON_OFF,
                            (project, id, on) -> new SetCapability(capability, on))));

    public static final TypedField<String> SEQUENCE_NAME = TypedField.ofSequence(
            SetSequenceText.Text.NAME.name(),
            Sequence::name,
            Conversions::text,
            (project, id, name) -> new SetSequenceText(id, SetSequenceText.Text.NAME, name));

    public static final TypedField<String> SEQUENCE_DESCRIPTION = TypedField.ofSequence(
            SetSequenceText.Text.DESCRIPTION.name(),
            Sequence::description,
            Conversions::text,
            (project, id, text) -> new SetSequenceText(id, SetSequenceText.Text.DESCRIPTION, text));

    public static final TypedField<Double> SEQUENCE_DURATION = TypedField.ofSequence(
            "duration",
            Sequence::duration,
            Conversions::duration,
            (project, id, seconds) -> new SetSequenceDuration(id, seconds));

    public static final TypedField<String> PROMPT = TypedField.ofShot(
            SetShotText.Text.PROMPT.name(),
            Shot::prompt,
            Conversions::text,
            (project, id, text) -> new SetShotText(id, SetShotText.Text.PROMPT, text));

    public static final TypedField<Double> SHOT_DURATION = TypedField.ofShot(
            "duration",
            Shot::duration,
            Conversions::duration,
            (project, id, seconds) -> new SetShotDuration(id, seconds));

    public static final TypedField<@Nullable String> CAMERA_ANGLE =
            shotText(SetShotText.Text.CAMERA_ANGLE, Conversions::choice);
    public static final TypedField<@Nullable String> LIGHTING =
            shotText(SetShotText.Text.LIGHTING, Conversions::choice);
    public static final TypedField<@Nullable String> MOOD = shotText(SetShotText.Text.MOOD, Conversions::choice);
    public static final TypedField<@Nullable String> IMAGE =
            shotText(SetShotText.Text.GENERATED_IMAGE_URL, Conversions::address);

    public static final TypedField<String> WORDS = TypedField.ofPhrase(
            SetPhraseText.Text.TEXT.name(),
            DialoguePhrase::text,
            Conversions::text,
            (project, id, text) -> new SetPhraseText(id, SetPhraseText.Text.TEXT, text));

    public static final TypedField<@Nullable String> CHARACTER =
            phraseText(SetPhraseText.Text.CHARACTER, Conversions::choice);
    public static final TypedField<@Nullable String> EMOTION =
            phraseText(SetPhraseText.Text.EMOTION, Conversions::choice);
    public static final TypedField<@Nullable String> RECORDING =
            phraseText(SetPhraseText.Text.GENERATED_AUDIO_URL, Conversions::address);

    public static final TypedField<Double> START = TypedField.ofPhrase(
            "startTime",
            DialoguePhrase::startTime,
            Conversions::timecode,
            (project, id, seconds) ->
                    new SetPhraseTimes(id, seconds, phrase(project, id).endTime()));

    public static final TypedField<Double> END = TypedField.ofPhrase(
            "endTime",
            DialoguePhrase::endTime,
            Conversions::timecode,
            (project, id, seconds) -> new SetPhraseTimes(id, phrase(project, id).startTime(), seconds));

    public static final TypedField<Double> SPEED = ofVoice(
            "speed",
            VoiceParameters::speed,
            Conversions::number,
            (voice, speed) ->
                    new VoiceParameters(voice.voiceType(), speed, voice.pitch(), voice.language(), voice.unknown()));

    public static final TypedField<Double> PITCH = ofVoice(
            "pitch",
            VoiceParameters::pitch,
            Conversions::number,
            (voice, pitch) ->
                    new VoiceParameters(voice.voiceType(), voice.speed(), pitch, voice.language(), voice.unknown()));

    public static final TypedField<String> LANGUAGE = ofVoice(
            "language",
            VoiceParameters::language,
            Conversions::word,
            (voice, language) ->
                    new VoiceParameters(voice.voiceType(), voice.speed(), voice.pitch(), language, voice.unknown()));

    private static final Map<String, TypedField<?>> ALL = Stream.concat(
                    CAPABILITIES.values().stream(),
                    Stream.of(
                            PROJECT_NAME,
                            SEQUENCE_NAME,
                            SEQUENCE_DESCRIPTION,
                            SEQUENCE_DURATION,
                            PROMPT,
                            SHOT_DURATION,
                            CAMERA_ANGLE,
                            LIGHTING,
                            MOOD,
                            IMAGE,
                            WORDS,
                            CHARACTER,
                            EMOTION,
                            RECORDING,
                            START,
                            END,
                            SPEED,
                            PITCH,
                            LANGUAGE))
            .collect(Collectors.toMap(TypedField::kind, field -> field));

    private TypedFields() {}

    /** Whether an engine may be used: switched rather than typed, in two texts. */
    public static TypedField<Boolean> of(Capability capability) {
        return CAPABILITIES.get(capability);
    }

    /** The field of this kind, for example {@code shot.PROMPT}. */
    static Optional<TypedField<?>> ofKind(String kind) {
        return Optional.ofNullable(ALL.get(kind));
    }

    /** The keys of the fields that an edit wrote which names this one. */
    static List<String> keysOf(Field written) {
        return ALL.values().stream()
                .filter(typed -> fieldOf(typed, written.id()).equals(written))
                .map(typed -> typed.key(written.id()))
                .toList();
    }

    /** The field that edits of a typed value name. Start and end are written together, as is all that tells of a voice. */
    static Field fieldOf(TypedField<?> typed, String id) {
        String name = typed.name();
        if (typed == START || typed == END) {
            name = SetPhraseTimes.FIELD;
        } else if (typed == SPEED || typed == PITCH || typed == LANGUAGE) {
            name = SetPhraseVoice.FIELD;
        }
        return new Field(typed.entity(), id, name);
    }

    private static TypedField<@Nullable String> shotText(
            SetShotText.Text which, Function<Component, Conversion<String, @Nullable String>> form) {
        return TypedField.ofShot(
                which.name(), which::of, form, (project, id, text) -> new SetShotText(id, which, text));
    }

    private static TypedField<@Nullable String> phraseText(
            SetPhraseText.Text which, Function<Component, Conversion<String, @Nullable String>> form) {
        return TypedField.ofPhrase(
                which.name(), which::of, form, (project, id, text) -> new SetPhraseText(id, which, text));
    }

    /** There only once a voice was decided. */
    private static <M> TypedField<M> ofVoice(
            String name,
            Function<VoiceParameters, M> value,
            Function<Component, Conversion<String, M>> form,
            BiFunction<VoiceParameters, M, VoiceParameters> changed) {
        return TypedField.in(
                Entity.PHRASE,
                name,
                (project, id) -> project.phrase(id).flatMap(phrase -> Optional.ofNullable(phrase.voiceParameters())),
                value,
                form,
                (project, id, newValue) -> new SetPhraseVoice(id, changed.apply(voice(project, id), newValue)));
    }

    private static DialoguePhrase phrase(Project project, String id) {
        return project.phrase(id).orElseThrow(() -> gone(id));
    }

    private static VoiceParameters voice(Project project, String id) {
        return Optional.ofNullable(phrase(project, id).voiceParameters()).orElseThrow(() -> gone(id));
    }

    private static EditRejected gone(String id) {
        return new EditRejected(EditRejected.Reason.GONE, Entity.PHRASE, id);
    }
}
