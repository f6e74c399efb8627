package studio.storycore.storage;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;
import studio.storycore.storage.StorageFailure.Kind;

/**
 * A store whose next calls go wrong as a test says. Faults of one kind of call are used up one per call, in the order
 * they were asked for; then the calls pass through again. {@link #goDown} comes before all of them.
 */
public final class FaultyStorageBackend implements StorageBackend {

    /** The methods of {@link StorageBackend}. */
    public enum Call {
        CREATE,
        APPEND,
        UPDATE_HEADER,
        WRITE_DOCUMENT,
        LOAD,
        DOCUMENT,
        WEIGHTS,
        RAW,
        HEADER,
        HEADERS,
        COUNT,
        SIZES,
        REVISIONS,
        KEEP_SNAPSHOT,
        SNAPSHOT,
        SHARE,
        TRASH,
        PING
    }

    /** A call that stands before the store until the test lets it go on. */
    public static final class Gate {

        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        /** Waits until the call is there. */
        public void awaitArrival() {
            await(arrived, "no call came");
        }

        public boolean hasArrived() {
            return arrived.getCount() == 0;
        }

        /** Lets the call go on. */
        public void release() {
            released.countDown();
        }

        private void pass() {
            arrived.countDown();
            await(released, "the gate was never opened");
        }

        private static void await(CountDownLatch latch, String otherwise) {
            try {
                if (!latch.await(20, TimeUnit.SECONDS)) {
                    throw new AssertionError(otherwise);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure(Kind.UNAVAILABLE, "interrupted");
            }
        }
    }

    /** What this store throws; a type of its own, so that a test can tell it from real failures. */
    public static final class Failure extends StorageFailure {

        Failure(Kind kind, String message) {
            super(kind, message, new IllegalStateException("asked for by the test"));
        }
    }

    private interface Fault {
        <T> T around(Supplier<T> call);
    }

    private final StorageBackend store;
    private final Map<Call, Deque<Fault>> faults = new EnumMap<>(Call.class);
    private final Map<Call, Integer> calls = new EnumMap<>(Call.class);
    private final Map<Call, Integer> applied = new EnumMap<>(Call.class);
    private boolean down;

    public FaultyStorageBackend(StorageBackend store) {
        this.store = store;
    }

    /** The next calls fail before the store sees them. */
    public synchronized void fail(Call call, int times, Kind kind) {
        for (int i = 0; i < times; i++) {
            add(call, new Fault() {
                @Override
                public <T> T around(Supplier<T> ignored) {
                    throw new Failure(kind, call + " fails");
                }
            });
        }
    }

    /** The store does what the next call asks, but the caller is told that it did not answer. */
    public synchronized void loseAnswer(Call call) {
        add(call, new Fault() {
            @Override
            public <T> T around(Supplier<T> reachesStore) {
                reachesStore.get();
                throw new Failure(Kind.UNAVAILABLE, "the answer of " + call + " is lost");
            }
        });
    }

    /** The next call waits, before the store sees it, until the gate is released. */
    public synchronized Gate hold(Call call) {
        Gate gate = new Gate();
        add(call, new Fault() {
            @Override
            public <T> T around(Supplier<T> reachesStore) {
                gate.pass();
                return reachesStore.get();
            }
        });
        return gate;
    }

    /** Something happens right before the next call reaches the store; say, someone else is faster. */
    public synchronized void before(Call call, Runnable event) {
        add(call, new Fault() {
            @Override
            public <T> T around(Supplier<T> reachesStore) {
                event.run();
                return reachesStore.get();
            }
        });
    }

    /** From now on every call fails, as when the database is stopped. */
    public synchronized void goDown() {
        down = true;
    }

    public synchronized void comeBack() {
        down = false;
    }

    /** How often the method was called, whatever came of it. */
    public synchronized int calls(Call call) {
        return calls.getOrDefault(call, 0);
    }

    /** How often the store did it, whatever the caller was told. */
    public synchronized int applied(Call call) {
        return applied.getOrDefault(call, 0);
    }

    /** How often the store was asked to write anything, whatever came of it. */
    public synchronized int writes() {
        return calls(Call.CREATE)
                + calls(Call.APPEND)
                + calls(Call.UPDATE_HEADER)
                + calls(Call.WRITE_DOCUMENT)
                + calls(Call.KEEP_SNAPSHOT)
                + calls(Call.SHARE)
                + calls(Call.TRASH);
    }

    @Override
    public boolean create(ProjectHeader header, Revision first, Project project) {
        return pass(Call.CREATE, () -> store.create(header, first, project));
    }

    @Override
    public AppendResult append(Revision revision) {
        return pass(Call.APPEND, () -> store.append(revision));
    }

    @Override
    public void updateHeader(HeaderUpdate update) {
        pass(Call.UPDATE_HEADER, () -> {
            store.updateHeader(update);
            return update;
        });
    }

    @Override
    public long writeDocument(Project project, long sequenceNumber) {
        return pass(Call.WRITE_DOCUMENT, () -> store.writeDocument(project, sequenceNumber));
    }

    @Override
    public Optional<StoredProject> load(String projectId) {
        return pass(Call.LOAD, () -> store.load(projectId));
    }

    @Override
    public Optional<StoredDocument> document(String projectId) {
        return pass(Call.DOCUMENT, () -> store.document(projectId));
    }

    @Override
    public Optional<DocumentWeight> documentWeight(String projectId) {
        return pass(Call.WEIGHTS, () -> store.documentWeight(projectId));
    }

    @Override
    public List<Long> weights(String projectId, long from, int limit) {
        return pass(Call.WEIGHTS, () -> store.weights(projectId, from, limit));
    }

    @Override
    public Optional<byte[]> raw(String projectId) {
        return pass(Call.RAW, () -> store.raw(projectId));
    }

    @Override
    public Optional<ProjectHeader> header(String projectId) {
        return pass(Call.HEADER, () -> store.header(projectId));
    }

    @Override
    public List<ProjectHeader> headers(HeaderQuery query) {
        return pass(Call.HEADERS, () -> store.headers(query));
    }

    @Override
    public long count(HeaderQuery query) {
        return pass(Call.COUNT, () -> store.count(query));
    }

    @Override
    public Map<String, Long> sizes(Collection<String> owners) {
        return pass(Call.SIZES, () -> store.sizes(owners));
    }

    @Override
    public List<Revision> revisions(String projectId, long from, int limit) {
        return pass(Call.REVISIONS, () -> store.revisions(projectId, from, limit));
    }

    @Override
    public void keepSnapshot(Snapshot snapshot) {
        pass(Call.KEEP_SNAPSHOT, () -> {
            store.keepSnapshot(snapshot);
            return snapshot;
        });
    }

    @Override
    public Optional<Snapshot> snapshot(String projectId, long upTo) {
        return pass(Call.SNAPSHOT, () -> store.snapshot(projectId, upTo));
    }

    @Override
    public boolean share(String projectId, List<Member> before, List<Member> members) {
        return pass(Call.SHARE, () -> store.share(projectId, before, members));
    }

    @Override
    public void trash(String projectId, @Nullable Instant time) {
        pass(Call.TRASH, () -> {
            store.trash(projectId, time);
            return projectId;
        });
    }

    @Override
    public void ping() {
        pass(Call.PING, () -> {
            store.ping();
            return "";
        });
    }

    private <T> T pass(Call call, Supplier<T> reachesStore) {
        Supplier<T> counted = () -> {
            T answer = reachesStore.get();
            count(applied, call);
            return answer;
        };
        Fault fault = next(call);
        return fault == null ? counted.get() : fault.around(counted);
    }

    private synchronized @Nullable Fault next(Call call) {
        count(calls, call);
        if (down) {
            throw new Failure(Kind.UNAVAILABLE, "the store is down");
        }
        Deque<Fault> waiting = faults.get(call);
        return waiting == null ? null : waiting.poll();
    }

    private synchronized void add(Call call, Fault fault) {
        faults.computeIfAbsent(call, key -> new ArrayDeque<>()).add(fault);
    }

    private synchronized void count(Map<Call, Integer> counters, Call call) {
        counters.merge(call, 1, Integer::sum);
    }
}
