package studio.storycore.edit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Timeline;

/**
 * Moves a sequence, with its shots, to another place in the film.
 *
 * @param after the sequence before it; null for the first place, the end if that one is gone, where it is if it
 *              names itself
 */
public record MoveSequence(String sequenceId, @Nullable String after) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Sequence sequence = Entities.sequence(project, sequenceId);
        List<Sequence> others = Entities.without(project.sequences(), Sequence::id, sequenceId);
        String behind = sequenceId.equals(after) ? Entities.before(project, sequenceId) : after;
        return Timeline.follow(project.withSequences(Entities.inserted(others, Sequence::id, sequence, behind)));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return WayBack.exact(this, new MoveSequence(sequenceId, Entities.before(before, sequenceId)), before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.sequence(sequenceId, Field.PLACE));
    }
}
