package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;

/**
 * Changes the name or the description of a sequence.
 */
public record SetSequenceText(String sequenceId, Text field, String text) implements ProjectEdit {

    /** The texts of a sequence. */
    public enum Text {
        NAME,
        DESCRIPTION
    }

    @Override
    public Project applyTo(Project project) {
        return Entities.changeSequence(project, sequenceId, sequence -> switch (field) {
            case NAME -> sequence.withName(text);
            case DESCRIPTION -> sequence.withDescription(text);
        });
    }

    @Override
    public ProjectEdit inverse(Project before) {
        Sequence sequence = Entities.sequence(before, sequenceId);
        return new SetSequenceText(
                sequenceId,
                field,
                switch (field) {
                    case NAME -> sequence.name();
                    case DESCRIPTION -> sequence.description();
                });
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.sequence(sequenceId, field.name()));
    }

    @Override
    public boolean replacesEarlier() {
        return true;
    }
}
