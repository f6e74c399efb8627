package studio.storycore.edit;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Set;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;

/**
 * One change to a project, as an immutable value. It names its target by id and places by their neighbours, so that it
 * keeps its meaning when it is applied after other people's edits. The values follow themselves: after every edit start
 * times, positions and durations are right, and no reference points to what the edit removed.
 *
 * <p>Stored in revisions: a record's {@code edit} name and components are part of the storage format.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "edit")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplaceProject.class, name = "project.replace"),
    @JsonSubTypes.Type(value = RenameProject.class, name = "project.rename"),
    @JsonSubTypes.Type(value = SetCapability.class, name = "project.capability"),
    @JsonSubTypes.Type(value = AddSequence.class, name = "sequence.add"),
    @JsonSubTypes.Type(value = SetSequenceText.class, name = "sequence.text"),
    @JsonSubTypes.Type(value = SetSequenceDuration.class, name = "sequence.duration"),
    @JsonSubTypes.Type(value = MoveSequence.class, name = "sequence.move"),
    @JsonSubTypes.Type(value = DeleteSequence.class, name = "sequence.delete"),
    @JsonSubTypes.Type(value = RemoveEmptySequence.class, name = "sequence.remove"),
    @JsonSubTypes.Type(value = RestoreSequence.class, name = "sequence.restore"),
    @JsonSubTypes.Type(value = AddShot.class, name = "shot.add"),
    @JsonSubTypes.Type(value = SetShotText.class, name = "shot.text"),
    @JsonSubTypes.Type(value = SetPromptValidation.class, name = "shot.promptValidation"),
    @JsonSubTypes.Type(value = SetShotDuration.class, name = "shot.duration"),
    @JsonSubTypes.Type(value = MoveShot.class, name = "shot.move"),
    @JsonSubTypes.Type(value = UnassignShot.class, name = "shot.unassign"),
    @JsonSubTypes.Type(value = DeleteShot.class, name = "shot.delete"),
    @JsonSubTypes.Type(value = RestoreShot.class, name = "shot.restore"),
    @JsonSubTypes.Type(value = AddPhrase.class, name = "phrase.add"),
    @JsonSubTypes.Type(value = SetPhraseText.class, name = "phrase.text"),
    @JsonSubTypes.Type(value = SetPhraseTimes.class, name = "phrase.times"),
    @JsonSubTypes.Type(value = SetPhraseVoice.class, name = "phrase.voice"),
    @JsonSubTypes.Type(value = LinkPhrase.class, name = "phrase.link"),
    @JsonSubTypes.Type(value = DeletePhrase.class, name = "phrase.delete"),
    @JsonSubTypes.Type(value = AddGeneration.class, name = "generation.add"),
    @JsonSubTypes.Type(value = RemoveGeneration.class, name = "generation.remove"),
    @JsonSubTypes.Type(value = EditGroup.class, name = "group"),
    @JsonSubTypes.Type(value = WherePossible.class, name = "possible")
})
public sealed interface ProjectEdit
        permits ReplaceProject,
                RenameProject,
                SetCapability,
                AddSequence,
                SetSequenceText,
                SetSequenceDuration,
                MoveSequence,
                DeleteSequence,
                RemoveEmptySequence,
                RestoreSequence,
                AddShot,
                SetShotText,
                SetPromptValidation,
                SetShotDuration,
                MoveShot,
                UnassignShot,
                DeleteShot,
                RestoreShot,
                AddPhrase,
                SetPhraseText,
                SetPhraseTimes,
                SetPhraseVoice,
                LinkPhrase,
                DeletePhrase,
                AddGeneration,
                RemoveGeneration,
                EditGroup,
                WherePossible {

    /**
     * The project with this change made.
     *
     * @throws EditRejected when the target is gone or the change has no meaning there
     * @throws InvalidValue when the new value breaks the contract
     */
    Project applyTo(Project project);

    /**
     * The edit that takes this one back.
     *
     * @param before the project that this edit is about to be applied to; one that it fits
     * @throws EditRejected when its target is not there
     */
    ProjectEdit inverse(Project before);

    /** The fields that this edit writes; two people's edits conflict when these have one in common. */
    Set<Field> fields();

    /**
     * Whether this edit only sets fields, so that of two with the same {@link #fields()} by the same person the later
     * one says it all.
     */
    default boolean replacesEarlier() {
        return false;
    }
}
