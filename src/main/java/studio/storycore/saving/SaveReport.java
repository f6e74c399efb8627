package studio.storycore.saving;

import java.time.Instant;
import studio.storycore.storage.StorageFailure;

/** What really happened when a person asked to save. */
public sealed interface SaveReport {

    /** Every edit made before asking is in the database. */
    record Saved(Instant at) implements SaveReport {}

    /** The attempts failed; the edits are kept and further attempts follow. */
    record Failed(StorageFailure.Kind reason, Instant nextAttempt) implements SaveReport {}
}
