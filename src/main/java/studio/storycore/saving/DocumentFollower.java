package studio.storycore.saving;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.saving.EditSource.Acknowledged;
import studio.storycore.storage.Revision;
import studio.storycore.storage.Snapshot;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.Weight;

/**
 * Brings the stored document up to the appended revisions: at once while the project is small; for a large one when the
 * revisions since outweigh a twentieth of the document, after a while, or when nobody looks at it any more. The header
 * follows with every save, and again when the document that was written has another size. Nothing depends on it: what the document lacks is in the revisions, and a step that fails is made up for by the next. Now and
 * then it keeps a {@link Snapshot} beside the document.
 */
final class DocumentFollower {

    /** Up to this size in bytes writing the document costs little more than appending a revision. */
    static final long SMALL = 256 * 1024;

    private static final Duration AT_THE_LATEST = Duration.ofSeconds(30);
    private static final int SHARE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(DocumentFollower.class);

    /** What is to be brought up, each containing the one before. */
    private enum Wanted {
        NOTHING,
        HEADER,
        DOCUMENT
    }

    private final EditSource source;
    private final ProjectPersistenceService persistence;
    private final TaskScheduler scheduler;
    private final Executor executor;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long documentSequenceNumber;
    private volatile long headerSequenceNumber;
    private volatile long documentSize;
    private volatile long headerSize;
    private Wanted wanted = Wanted.NOTHING;
    private boolean writing;
    private volatile Weighed weighed = new Weighed(-1, 0, 0);

    /**
     * What the revisions that a document does not contain weigh together.
     *
     * @param document the last revision that it contains
     * @param upTo     the last one that is weighed
     */
    private record Weighed(long document, long upTo, long weight) {}

    DocumentFollower(
            EditSource source,
            ProjectPersistenceService persistence,
            long documentSequenceNumber,
            long documentSize,
            TaskScheduler scheduler,
            Executor executor) {
        this.source = source;
        this.persistence = persistence;
        this.documentSequenceNumber = documentSequenceNumber;
        this.documentSize = documentSize;
        this.headerSize = documentSize;
        this.scheduler = scheduler;
        this.executor = executor;
    }

    /** A save was acknowledged. */
    void saved() {
        Acknowledged newest = source.lastAcknowledged();
        newest.revision().ifPresent(last -> {
            boolean due = isDue(last);
            write(due ? Wanted.DOCUMENT : Wanted.HEADER);
            if (!due && scheduled.compareAndSet(false, true)) {
                laterAtTheLatest();
            }
        });
    }

    private boolean isDue(Revision last) {
        if (documentSize <= SMALL) {
            return true;
        }
        try {
            long weight = weightSinceDocument(last);
            return weight == Weight.UNKNOWN || weight * SHARE > documentSize;
        } catch (StorageFailure later) {
            LOG.info("Project {}: its stored document follows later: {}", last.projectId(), later.kind());
            return false;
        }
    }

    /** Asks only for what was not weighed before. */
    private long weightSinceDocument(Revision last) {
        long document = documentSequenceNumber;
        Weighed before = weighed;
        if (before.document() != document) {
            before = new Weighed(document, document, 0);
        }
        long more = persistence.revisions().weight(last.projectId(), before.upTo() + 1, last.sequenceNumber());
        Weighed now = new Weighed(document, last.sequenceNumber(), Weight.sum(List.of(before.weight(), more)));
        weighed = now;
        return now.weight();
    }

    private void laterAtTheLatest() {
        try {
            scheduler.schedule(this::laterIsNow, scheduler.getClock().instant().plus(AT_THE_LATEST));
        } catch (TaskRejectedException stopping) {
            scheduled.set(false);
        }
    }

    void followNow() {
        executor.execute(() -> write(Wanted.DOCUMENT));
    }

    private void laterIsNow() {
        scheduled.set(false);
        followNow();
    }

    /** One thread writes. What others ask for meanwhile it does afterwards, so that an older size never comes last. */
    private void write(Wanted more) {
        if (begin(more)) {
            for (Wanted next = take(); next != Wanted.NOTHING; next = take()) {
                writeWhatLacks(next == Wanted.DOCUMENT);
            }
        }
    }

    private synchronized boolean begin(Wanted more) {
        if (more.compareTo(wanted) > 0) {
            wanted = more;
        }
        boolean first = !writing;
        writing = true;
        return first;
    }

    private synchronized Wanted take() {
        Wanted next = wanted;
        wanted = Wanted.NOTHING;
        writing = next != Wanted.NOTHING;
        return next;
    }

    private void writeWhatLacks(boolean withDocument) {
        Acknowledged newest = source.lastAcknowledged();
        newest.revision().ifPresent(last -> {
            long before = documentSequenceNumber;
            long weight = documentSize;
            try {
                if (withDocument && last.sequenceNumber() > documentSequenceNumber) {
                    weight = Weight.sum(List.of(documentSize, weightSinceDocument(last)));
                    documentSize = persistence.writeDocument(newest.project(), last.sequenceNumber(), weight);
                    documentSequenceNumber = last.sequenceNumber();
                }
                if (last.sequenceNumber() > headerSequenceNumber || documentSize != headerSize) {
                    persistence.updateHeader(newest.project(), documentSize, last);
                    headerSequenceNumber = last.sequenceNumber();
                    headerSize = documentSize;
                }
                if (withDocument && Snapshot.isDue(before, last.sequenceNumber())) {
                    persistence.keepSnapshot(new Snapshot(newest.project(), last.sequenceNumber()), weight);
                }
            } catch (StorageFailure later) {
                LOG.info("Project {}: its stored document follows later: {}", last.projectId(), later.kind());
            } catch (RuntimeException | Error unexpected) {
                LOG.error("Project {}: its stored document could not follow", last.projectId(), unexpected);
            }
        });
    }
}
