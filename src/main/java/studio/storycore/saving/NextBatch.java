package studio.storycore.saving;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import studio.storycore.storage.AppendResult;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure;

/**
 * Brings the next batch of a project to the store; when others were faster, takes over what they stored. Called by the
 * one save that is in flight.
 */
final class NextBatch {

    /** What came of it. */
    sealed interface Outcome {

        /** There was none. */
        record Nothing() implements Outcome {}

        /** It is in the store, and with it every edit up to this number. */
        record Stored(long upTo) implements Outcome {}

        /** Others were faster; it has to be made anew. */
        record Overtaken(Optional<Conflict> conflict) implements Outcome {}
    }

    private final EditSource source;
    private final ProjectPersistenceService persistence;

    NextBatch(EditSource source, ProjectPersistenceService persistence) {
        this.source = source;
        this.persistence = persistence;
    }

    /** @throws StorageFailure when the attempts are used up, or the store refuses */
    Outcome send(int maxAttempts, IntConsumer onAttempt) {
        Optional<Batch> next = source.nextBatch();
        if (next.isEmpty()) {
            return new Outcome.Nothing();
        }
        Batch batch = next.get();
        if (persistence.append(batch.revision(), batch.weight(), maxAttempts, onAttempt) == AppendResult.OVERTAKEN) {
            return new Outcome.Overtaken(takeOver(batch.revision()));
        }
        source.acknowledged(batch);
        return new Outcome.Stored(batch.upTo());
    }

    private Optional<Conflict> takeOver(Revision mine) {
        EditSource.Takeover takeover = source.takeOver();
        AtomicBoolean any = new AtomicBoolean();
        persistence.revisions().readInTime(mine.projectId(), mine.sequenceNumber(), theirs -> {
            takeover.add(theirs);
            any.set(true);
            return true;
        });
        if (!any.get()) {
            String notYet = "a revision that is there cannot be read yet";
            throw new StorageFailure(StorageFailure.Kind.UNAVAILABLE, notYet, new IllegalStateException(notYet));
        }
        return takeover.done();
    }
}
