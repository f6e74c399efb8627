package studio.storycore.saving;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far saving is: the number of the last edit, the number of the last one that the store acknowledged, and the times
 * that belong to them. Not safe for use by several threads: its lane's lock guards it.
 */
final class Progress {

    private long edited;
    private long acknowledged;
    private Instant lastEdit = Instant.EPOCH;
    private @Nullable Instant oldestUnsaved;
    private @Nullable Instant oldestSinceBatch;

    /** Notes an edit; returns false if it is acknowledged already, because its batch was faster than this call. */
    boolean edited(long version, Instant now) {
        edited = Math.max(edited, version);
        if (edited <= acknowledged) {
            return false;
        }
        lastEdit = now;
        if (oldestUnsaved == null) {
            oldestUnsaved = now;
        }
        if (oldestSinceBatch == null) {
            oldestSinceBatch = now;
        }
        return true;
    }

    /** A batch is about to be made; returns the number of the last edit known before. */
    long batchBegins() {
        oldestSinceBatch = null;
        return edited;
    }

    void acknowledged(long upTo) {
        acknowledged = Math.max(acknowledged, upTo);
        if (isAllSaved()) {
            oldestUnsaved = null;
        } else {
            oldestUnsaved = oldestSinceBatch == null ? lastEdit : oldestSinceBatch;
        }
    }

    boolean isAllSaved() {
        return acknowledged >= edited;
    }

    boolean hasSaved() {
        return acknowledged > 0;
    }

    long lastEdited() {
        return edited;
    }

    long lastAcknowledged() {
        return acknowledged;
    }

    /** When the oldest edit was made that is not acknowledged; null when all are. */
    @Nullable
    Instant oldestUnsaved() {
        return oldestUnsaved;
    }

    /** When the pause ends after which what is unsaved is saved. */
    Instant pauseEnds(SaveSettings.AutoSave settings) {
        Instant afterLast = lastEdit.plus(settings.delay());
        Instant atTheLatest = (oldestUnsaved == null ? lastEdit : oldestUnsaved).plus(settings.maxWait());
        return afterLast.isBefore(atTheLatest) ? afterLast : atTheLatest;
    }
}
