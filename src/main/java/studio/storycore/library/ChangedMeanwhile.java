package studio.storycore.library;

import java.util.Optional;
import java.util.Set;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;

/** Thrown when a change was not made, because others changed the same since the revision that its maker knows. */
public final class ChangedMeanwhile extends RuntimeException {

    private final transient Project theirs;
    private final transient ProjectEdit edit;
    private final transient Set<Field> fields;
    private final long sequenceNumber;

    ChangedMeanwhile(Project theirs, ProjectEdit edit, Set<Field> fields, long sequenceNumber) {
        super(fields.size() + " fields were changed up to revision " + sequenceNumber);
        this.theirs = theirs;
        this.edit = edit;
        this.fields = Set.copyOf(fields);
        this.sequenceNumber = sequenceNumber;
    }

    /** The content as it is now. */
    public Project theirs() {
        return theirs;
    }

    /** The content as the change would have left it; empty when it does not fit any more. */
    public Optional<Project> wanted() {
        try {
            return Optional.of(edit.applyTo(theirs));
        } catch (EditRejected | InvalidValue gone) {
            return Optional.empty();
        }
    }

    /** What both changed. */
    public Set<Field> fields() {
        return fields;
    }

    /** The last revision. */
    public long sequenceNumber() {
        return sequenceNumber;
    }
}
