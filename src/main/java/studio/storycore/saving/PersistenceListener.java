package studio.storycore.saving;

import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure;

/**
 * Is told what happened in the store. Called by the thread that did it, once per event; must be quick and must not throw.
 */
public interface PersistenceListener {

    /** A revision was acknowledged. */
    default void saved(Revision revision) {}

    /** All attempts to append a revision failed. */
    default void saveFailed(String projectId, StorageFailure failure) {}

    /** A project was read. */
    default void loaded(String projectId, long sequenceNumber) {}

    /** A project was not read, because the store failed or its content cannot be understood. */
    default void loadFailed(String projectId, RuntimeException failure) {}
}
