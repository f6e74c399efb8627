package studio.storycore.edit;

import java.util.Set;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;

/**
 * Takes a sequence away again that was added: refused once it has shots, since these may be other people's. To delete a
 * sequence with its shots is {@link DeleteSequence}.
 */
public record RemoveEmptySequence(String sequenceId) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Entities.sequence(project, sequenceId);
        if (!PlayingOrder.of(project).bySequence().get(sequenceId).isEmpty()) {
            throw new EditRejected(Reason.NOT_EMPTY, Entity.SEQUENCE, sequenceId);
        }
        return project.withSequences(Entities.without(project.sequences(), Sequence::id, sequenceId));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new AddSequence(Entities.sequence(before, sequenceId), Entities.before(before, sequenceId));
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.sequence(sequenceId, Field.PLACE));
    }
}
