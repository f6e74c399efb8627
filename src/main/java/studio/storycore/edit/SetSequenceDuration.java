package studio.storycore.edit;

import java.util.Set;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;

/**
 * Sets the duration of a sequence that has no shots yet.
 *
 * @param seconds greater than 0
 */
public record SetSequenceDuration(String sequenceId, double seconds) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Entities.sequence(project, sequenceId);
        if (!PlayingOrder.of(project).bySequence().get(sequenceId).isEmpty()) {
            throw new EditRejected(Reason.DURATION_FOLLOWS_FROM_SHOTS, Entity.SEQUENCE, sequenceId);
        }
        return Entities.changeSequence(project, sequenceId, sequence -> sequence.withDuration(seconds));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new SetSequenceDuration(
                sequenceId, Entities.sequence(before, sequenceId).duration());
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.sequence(sequenceId, "duration"));
    }

    @Override
    public boolean replacesEarlier() {
        return true;
    }
}
