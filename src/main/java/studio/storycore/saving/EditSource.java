package studio.storycore.saving;

import java.util.List;
import java.util.Optional;
import studio.storycore.project.Project;
import studio.storycore.storage.Revision;

/** Where a {@link SaveLane} gets the edits that it saves. Called by the lane's threads, never under its lock. */
public interface EditSource {

    /** The edits not yet acknowledged; empty if there are none. */
    Optional<Batch> nextBatch();

    /** A batch is in the store. */
    void acknowledged(Batch batch);

    /**
     * Others were faster: the batch was not stored. The next one starts from the state after their revisions.
     *
     * @return what both changed; empty if nothing
     */
    Optional<Conflict> overtaken(List<Revision> theirs);

    /** The newest state that is in the store. */
    Acknowledged lastAcknowledged();

    /** Something about {@link SaveLane#state()} has changed. */
    void saveStateChanged();

    /** A state in the store, and the revision that made it. */
    record Acknowledged(Project project, Optional<Revision> revision) {}
}
