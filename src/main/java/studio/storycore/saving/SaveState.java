package studio.storycore.saving;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.storage.StorageFailure;

/**
 * What is true about the saving of a project at one moment; derived from the number of the last edit and the number of
 * the last acknowledged one.
 *
 * @param attempt      which attempt is running, from 1; 0 when none is
 * @param maxAttempts  how many there are before the person is told
 * @param savedAt      when the database last acknowledged a save
 * @param unsavedSince when the oldest edit was made that is not acknowledged
 * @param nextAttempt  when the next attempt follows, in {@link SaveStatus#ERROR}
 * @param failure      why the last attempt failed, in {@link SaveStatus#ERROR}
 * @param conflict     what was merged, in {@link SaveStatus#CONFLICT}
 */
public record SaveState(
        SaveStatus status,
        int attempt,
        int maxAttempts,
        Instant savedAt,
        @Nullable Instant unsavedSince,
        @Nullable Instant nextAttempt,
        StorageFailure.@Nullable Kind failure,
        Optional<Conflict> conflict) {

    /** Whether every edit is in the database. */
    public boolean isAllSaved() {
        return unsavedSince == null;
    }
}
