package studio.storycore.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.LongText;
import studio.storycore.contract.LongTexts;
import studio.storycore.edit.AddGeneration;
import studio.storycore.edit.AddPhrase;
import studio.storycore.edit.AddSequence;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.RestoreSequence;
import studio.storycore.edit.SetPhraseText;
import studio.storycore.edit.SetPromptValidation;
import studio.storycore.edit.SetSequenceText;
import studio.storycore.edit.SetShotText;
import studio.storycore.edit.UnassignShot;
import studio.storycore.edit.WherePossible;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.project.TextLimits;

/**
 * Finds the texts of an edit that are longer than {@link TextLimits} allow. A text that the project holds already is not
 * new, wherever it stands, so a shot with such a text can be copied and a document be sent back as it was read. Asked of
 * what people and programs send; not of what takes an edit back or restores a revision, whose texts were there before.
 */
public final class NewTexts {

    private NewTexts() {}

    /** @throws InvalidValue with the first text that is too long */
    public static void requireWithinLimits(ProjectEdit edit, Project before) {
        for (LongText text : tooLong(edit, before)) {
            throw text.invalid();
        }
    }

    /**
     * The texts that are too long, with their paths in the edit as it is written in JSON; of a whole content, in that.
     *
     * @param before the project that the edit is to be made in
     */
    public static List<LongText> tooLong(ProjectEdit edit, Project before) {
        List<LongText> found = of(edit);
        if (found.isEmpty()) {
            return found;
        }
        Set<String> known = LongTexts.of(before).stream().map(LongText::text).collect(Collectors.toSet());
        return found.stream().filter(text -> !known.contains(text.text())).toList();
    }

    private static List<LongText> of(ProjectEdit edit) {
        return switch (edit) {
            case ReplaceProject replace -> LongTexts.of(replace.content());
            case RenameProject rename -> text("/name", "name", rename.name());
            case SetSequenceText set ->
                text(
                        "/text",
                        switch (set.field()) {
                            case NAME -> "name";
                            case DESCRIPTION -> "description";
                        },
                        set.text());
            case SetShotText set ->
                text(
                        "/text",
                        switch (set.field()) {
                            case PROMPT -> "prompt";
                            case CAMERA_ANGLE -> "cameraAngle";
                            case LIGHTING -> "lighting";
                            case MOOD -> "mood";
                            case GENERATED_IMAGE_URL -> "generatedImageUrl";
                        },
                        set.text());
            case SetPhraseText set ->
                text(
                        "/text",
                        switch (set.field()) {
                            case TEXT -> "text";
                            case CHARACTER -> "character";
                            case EMOTION -> "emotion";
                            case GENERATED_AUDIO_URL -> "generatedAudioUrl";
                        },
                        set.text());
            case SetPromptValidation set -> part("/validation", set.validation());
            case UnassignShot unassign -> text("/sequenceId", "sequenceId", unassign.sequenceId());
            case AddSequence add -> part("/sequence", add.sequence());
            case AddShot add -> part("/shot", add.shot());
            case AddPhrase add -> part("/phrase", add.phrase());
            case AddGeneration add -> part("/generation", add.generation());
            case RestoreSequence restore ->
                Stream.of(
                                part("/sequence", restore.sequence()),
                                parts("/shots/", restore.shots()),
                                parts("/phrases/", restore.phrases()))
                        .flatMap(List::stream)
                        .toList();
            case EditGroup group -> group(group.edits());
            case WherePossible possible -> in("/wanted", of(possible.wanted()));
            default -> List.of();
        };
    }

    private static List<LongText> group(List<ProjectEdit> edits) {
        List<LongText> found = new ArrayList<>();
        for (int i = 0; i < edits.size(); i++) {
            found.addAll(in("/edits/" + i, of(edits.get(i))));
        }
        return found;
    }

    private static List<LongText> parts(String place, List<? extends Record> parts) {
        List<LongText> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            found.addAll(part(place + i, parts.get(i)));
        }
        return found;
    }

    private static List<LongText> part(String place, @Nullable Record part) {
        return part == null ? List.of() : in(place, LongTexts.of(part));
    }

    private static List<LongText> in(String place, List<LongText> texts) {
        return texts.isEmpty()
                ? texts
                : texts.stream().map(text -> text.in(place)).toList();
    }

    private static List<LongText> text(String path, String field, @Nullable String text) {
        return text == null || text.length() <= TextLimits.of(field)
                ? List.of()
                : List.of(new LongText(path, field, text, Map.of()));
    }
}
