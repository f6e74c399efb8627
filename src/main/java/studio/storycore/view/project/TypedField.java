package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import studio.storycore.edit.ProjectEdit;
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
import studio.storycore.view.project.BoundField.Unreadable;

/**
 * A kind of value that people type: where it stands in a project, how it is written in a field, and the edit that
 * changes it. Both the fields of the pages and the drafts that a browser keeps of them are made from these.
 *
 * @param <M> what the project holds
 */
public final class TypedField<M extends @Nullable Object> {

    public static final TypedField<String> PROJECT_NAME =
            ofProject("name", Project::name, Conversions::name, (project, id, name) -> new RenameProject(name));

    private static final Map<Capability, TypedField<Boolean>> CAPABILITIES = Arrays.stream(Capability.values())
            .collect(Collectors.toMap(
                    capability -> capability,
                    capability -> ofProject(
                            capability.name(),
                            project -> project.capabilities().has(capability),
                            place -> Conversions.ON_OFF,
                            (project, id, on) -> new SetCapability(capability, on))));

    public static final TypedField<String> SEQUENCE_NAME = ofSequence(
            SetSequenceText.Text.NAME.name(),
            Sequence::name,
            Conversions::text,
            (project, id, name) -> new SetSequenceText(id, SetSequenceText.Text.NAME, name));

    public static final TypedField<String> SEQUENCE_DESCRIPTION = ofSequence(
            SetSequenceText.Text.DESCRIPTION.name(),
            Sequence::description,
            Conversions::text,
            (project, id, text) -> new SetSequenceText(id, SetSequenceText.Text.DESCRIPTION, text));

    public static final TypedField<Double> SEQUENCE_DURATION = ofSequence(
            "duration",
            Sequence::duration,
            Conversions::duration,
            (project, id, seconds) -> new SetSequenceDuration(id, seconds));

    public static final TypedField<String> PROMPT = ofShot(
            SetShotText.Text.PROMPT.name(),
            Shot::prompt,
            Conversions::text,
            (project, id, text) -> new SetShotText(id, SetShotText.Text.PROMPT, text));

    public static final TypedField<Double> SHOT_DURATION = ofShot(
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

    public static final TypedField<String> WORDS = ofPhrase(
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

    public static final TypedField<Double> START = ofPhrase(
            "startTime",
            DialoguePhrase::startTime,
            Conversions::timecode,
            (project, id, seconds) ->
                    new SetPhraseTimes(id, seconds, phrase(project, id).endTime()));

    public static final TypedField<Double> END = ofPhrase(
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

    private interface Editing<M extends @Nullable Object> {
        ProjectEdit edit(Project project, String id, M value);
    }

    private interface Reading<M extends @Nullable Object> {
        Optional<String> text(Project project, String id, Conversion<String, M> conversion);
    }

    private final Entity entity;
    private final String name;
    private final Reading<M> reading;
    private final Function<Component, Conversion<String, M>> form;
    private final Editing<M> editing;

    private TypedField(
            Entity entity,
            String name,
            Reading<M> reading,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        this.entity = entity;
        this.name = name;
        this.reading = reading;
        this.form = form;
        this.editing = editing;
    }

    /** Whether an engine may be used: switched rather than typed, in two texts. */
    public static TypedField<Boolean> of(Capability capability) {
        return CAPABILITIES.get(capability);
    }

    /** The field of this kind, for example {@code shot.PROMPT}. */
    static Optional<TypedField<?>> ofKind(String kind) {
        return Optional.ofNullable(ALL.get(kind));
    }

    /** Names it among all kinds. */
    String kind() {
        return entity.name().toLowerCase(Locale.ROOT) + "." + name;
    }

    /** Names one field of a project by its kind and the id of what it belongs to. */
    String key(String id) {
        return kind() + "/" + id;
    }

    /** The keys of the fields that an edit wrote which names this one. */
    static List<String> keysOf(Field written) {
        return ALL.values().stream()
                .filter(typed -> typed.entity == written.entity() && typed.isPartOf(written.name()))
                .map(typed -> typed.key(written.id()))
                .toList();
    }

    /** Start and end are written together, as is all that tells of a voice. */
    private boolean isPartOf(String written) {
        return switch (written) {
            case SetPhraseTimes.FIELD -> equals(START) || equals(END);
            case SetPhraseVoice.FIELD -> equals(SPEED) || equals(PITCH) || equals(LANGUAGE);
            default -> name.equals(written);
        };
    }

    Entity entity() {
        return entity;
    }

    String name() {
        return name;
    }

    /** @param place whose language refusals are written in */
    Conversion<String, M> conversion(Component place) {
        return form.apply(place);
    }

    /** What a field on the page would hold; empty if the sequence, shot or phrase is not there. */
    Optional<String> text(Project project, String id, Component place) {
        return reading.text(project, id, conversion(place));
    }

    /** How a typed value is written once the project has it; as it was typed if it makes no sense. */
    String asShown(String typed, Component place) {
        Conversion<String, M> conversion = conversion(place);
        try {
            @Nullable String shown = conversion.toField(conversion.toModel(typed));
            return shown == null ? "" : shown;
        } catch (Unreadable unreadable) {
            return typed;
        }
    }

    /**
     * The edit that gives the field this value.
     *
     * @throws EditRejected when what it belongs to is not there
     * @throws studio.storycore.project.InvalidValue when the value breaks the contract
     */
    ProjectEdit edit(Project project, String id, M value) {
        return editing.edit(project, id, value);
    }

    /**
     * The same for a value as it was typed.
     *
     * @throws Unreadable when it makes no sense
     */
    ProjectEdit editTyped(Project project, String id, String typed, Component place) {
        return edit(project, id, conversion(place).toModel(typed));
    }

    private static <E, M extends @Nullable Object> TypedField<M> in(
            Entity entity,
            String name,
            BiFunction<Project, String, Optional<E>> find,
            Function<E, M> value,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        Reading<M> reading =
                (project, id, conversion) -> find.apply(project, id).map(found -> {
                    @Nullable String text = conversion.toField(value.apply(found));
                    return text == null ? "" : text;
                });
        return new TypedField<>(entity, name, reading, form, editing);
    }

    private static <M> TypedField<M> ofProject(
            String name,
            Function<Project, M> value,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        return in(Entity.PROJECT, name, (project, id) -> Optional.of(project), value, form, editing);
    }

    private static <M> TypedField<M> ofSequence(
            String name,
            Function<Sequence, M> value,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        return in(Entity.SEQUENCE, name, Project::sequence, value, form, editing);
    }

    private static <M extends @Nullable Object> TypedField<M> ofShot(
            String name, Function<Shot, M> value, Function<Component, Conversion<String, M>> form, Editing<M> editing) {
        return in(Entity.SHOT, name, Project::shot, value, form, editing);
    }

    private static TypedField<@Nullable String> shotText(
            SetShotText.Text which, Function<Component, Conversion<String, @Nullable String>> form) {
        return ofShot(which.name(), which::of, form, (project, id, text) -> new SetShotText(id, which, text));
    }

    private static <M extends @Nullable Object> TypedField<M> ofPhrase(
            String name,
            Function<DialoguePhrase, M> value,
            Function<Component, Conversion<String, M>> form,
            Editing<M> editing) {
        return in(Entity.PHRASE, name, Project::phrase, value, form, editing);
    }

    private static TypedField<@Nullable String> phraseText(
            SetPhraseText.Text which, Function<Component, Conversion<String, @Nullable String>> form) {
        return ofPhrase(which.name(), which::of, form, (project, id, text) -> new SetPhraseText(id, which, text));
    }

    /** There only once a voice was decided. */
    private static <M> TypedField<M> ofVoice(
            String name,
            Function<VoiceParameters, M> value,
            Function<Component, Conversion<String, M>> form,
            BiFunction<VoiceParameters, M, VoiceParameters> changed) {
        return in(
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
