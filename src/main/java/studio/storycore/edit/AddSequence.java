package studio.storycore.edit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;

/**
 * Adds a sequence without shots.
 *
 * @param after the sequence before it; null for the first place, the end if that one is gone
 */
public record AddSequence(Sequence sequence, @Nullable String after) implements ProjectEdit {

    public AddSequence {
        sequence = sequence.withShotIds(List.of());
    }

    @Override
    public Project applyTo(Project project) {
        Entities.mustBeNew(project.sequence(sequence.id()).isEmpty(), Entity.SEQUENCE, sequence.id());
        return project.withSequences(Entities.inserted(project.sequences(), Sequence::id, sequence, after));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new RemoveEmptySequence(sequence.id());
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.sequence(sequence.id(), Field.PLACE));
    }
}
