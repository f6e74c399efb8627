package studio.storycore.storage.embedded;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** Lets writers that wait for the disk at the same time share one sync. */
final class GroupSync {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition finished = lock.newCondition();
    private final LongSupplier sync;
    private boolean syncing;
    private long durable;

    /**
     * @param sync makes all that is written by now durable and returns the version of it; throws when the disk
     *             refuses, and then again for everyone else who waits
     */
    GroupSync(LongSupplier sync) {
        this.sync = sync;
    }

    /** Returns when that version is durable. */
    void await(long version) {
        lock.lock();
        try {
            while (durable < version) {
                if (syncing) {
                    finished.awaitUninterruptibly();
                } else {
                    syncForAll();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** The newest version that is durable; 0 before the first sync. */
    long durable() {
        lock.lock();
        try {
            return durable;
        } finally {
            lock.unlock();
        }
    }

    private void syncForAll() {
        syncing = true;
        lock.unlock();
        long reached = 0;
        try {
            reached = sync.getAsLong();
        } finally {
            lock.lock();
            syncing = false;
            durable = Math.max(durable, reached);
            finished.signalAll();
        }
    }
}
