package studio.storycore.saving;

import java.util.Optional;
import studio.storycore.project.Project;
import studio.storycore.storage.Revision;

/** Where a {@link SaveLane} gets the edits that it saves. Called by the lane's threads, never under its lock. */
public interface EditSource {

    /** The edits not yet acknowledged; empty if there are none. */
    Optional<Batch> nextBatch();

    /** A batch is in the store. */
    void acknowledged(Batch batch);

    /** Others were faster: the batch was not stored, and their revisions are to be taken over. */
    Takeover takeOver();

    /** The newest state that is in the store. */
    Acknowledged lastAcknowledged();

    /** Something about {@link SaveLane#state()} has changed. */
    void saveStateChanged();

    /** Takes over revisions of others, as they are read one after the other. For the one save that is in flight. */
    interface Takeover {

        /**
         * The next of them, in order.
         *
         * @throws studio.storycore.edit.EditRejected when it does not fit what is known here
         */
        void add(Revision theirs);

        /**
         * All were added, at least one: the next batch starts from the state after them.
         *
         * @return what both changed; empty if nothing
         */
        Optional<Conflict> done();
    }

    /** A state in the store, and the revision that made it. */
    record Acknowledged(Project project, Optional<Revision> revision) {}
}
