package studio.storycore.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.ProjectEdit;

/**
 * What each person can take back in each project, in the memory of this server: one {@link UndoStack} for all tabs and
 * devices of the person, so that it outlasts a reload, a look at another page and a new log-in. Not a restart.
 *
 * <p>A stack stays for {@link #KEPT} after the person's last tab has left the project. All together are bounded, by what
 * they weigh and by their number: those used longest ago lose their oldest steps, and then go. Safe for use by any thread.
 */
@Component
final class UndoStacks {

    static final Duration KEPT = Duration.ofHours(24);
    static final int MOST = 1_000;
    static final long HEAVIEST = 64L * 1024 * 1024;

    /** An edit in memory takes a few times the bytes of its JSON. */
    private static final int EXPANSION = 4;

    private static final long STRUCTURE = 300;

    private record Owner(String username, String projectId) {}

    private static final class Entry {

        private final UndoStack stack;
        private int tabs;
        private Instant left = Instant.EPOCH;

        Entry(UndoStack stack) {
            this.stack = stack;
        }
    }

    private final ProjectJson json;
    private final Clock clock;
    private final int most;
    private final long heaviest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Owner, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final AtomicLong weight = new AtomicLong();

    @Autowired
    UndoStacks(ProjectJson json, TaskScheduler scheduler) {
        this(json, scheduler.getClock(), MOST, HEAVIEST);
    }

    /**
     * @param most     how many are kept for people who have left
     * @param heaviest what all steps may weigh together, in bytes
     */
    UndoStacks(ProjectJson json, Clock clock, int most, long heaviest) {
        this.json = json;
        this.clock = clock;
        this.most = most;
        this.heaviest = heaviest;
    }

    /** A tab of a person opens a project; to be followed by {@link #leave}. */
    UndoStack enter(String username, String projectId) {
        lock.lock();
        try {
            forgetLeft();
            Entry entry = entries.computeIfAbsent(
                    new Owner(username, projectId),
                    owner -> new Entry(new UndoStack(clock, this::weigh, weight::addAndGet)));
            entry.tabs++;
            return entry.stack;
        } finally {
            lock.unlock();
        }
    }

    void leave(String username, String projectId) {
        lock.lock();
        try {
            Entry entry = entries.get(new Owner(username, projectId));
            if (entry != null) {
                entry.tabs--;
                entry.left = clock.instant();
            }
            forgetLeft();
        } finally {
            lock.unlock();
        }
    }

    /** To be called after a person has done something, without any lock of a stack: keeps all together light enough. */
    void used(String username, String projectId) {
        lock.lock();
        try {
            entries.get(new Owner(username, projectId));
            Iterator<Entry> longestAgoFirst = entries.values().iterator();
            while (weight.get() > heaviest && longestAgoFirst.hasNext()) {
                UndoStack stack = longestAgoFirst.next().stack;
                boolean isLatest = !longestAgoFirst.hasNext();
                while (weight.get() > heaviest && !isLatest && stack.forgetOldest()) {
                    // The next one, if it is still too much.
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** What all steps weigh together, in bytes. */
    long weight() {
        return weight.get();
    }

    /** How many stacks are kept. */
    int size() {
        lock.lock();
        try {
            return entries.size();
        } finally {
            lock.unlock();
        }
    }

    private void forgetLeft() {
        Instant longAgo = clock.instant().minus(KEPT);
        entries.values()
                .removeIf(entry -> entry.tabs == 0
                        && (entry.left.isBefore(longAgo) || entry.stack.weight() == 0)
                        && forget(entry));
        Iterator<Entry> longestAgoFirst = entries.values().iterator();
        while (entries.size() > most && longestAgoFirst.hasNext()) {
            Entry entry = longestAgoFirst.next();
            if (entry.tabs == 0 && forget(entry)) {
                longestAgoFirst.remove();
            }
        }
    }

    private boolean forget(Entry entry) {
        weight.addAndGet(-entry.stack.weight());
        return true;
    }

    private long weigh(ProjectEdit edit) {
        return STRUCTURE + EXPANSION * (long) json.mapper().writeValueAsBytes(edit).length;
    }
}
