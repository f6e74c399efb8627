package studio.storycore.storage.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * What a file holds at one moment, to be copied while others go on writing. Until it is closed the library gives back no
 * space, so that what has become outdated meanwhile is still there.
 */
final class StoreSnapshot implements AutoCloseable {

    /** Bytes after which a copy is written out and synced, and the question whether to go on is asked. */
    private static final long STEP = 4L * 1024 * 1024;

    /** Bytes that are read before writers get their turn. */
    private static final long TURN = 64L * 1024;

    private record Part<K, V>(String map, Cursor<K, V> from, boolean documents) {}

    private record Entry<K, V>(K key, V value) {}

    private final OpenFile file;
    private final int retention;
    private final List<Part<Long, byte[]>> collections = new ArrayList<>();
    private final List<Part<byte[], Long>> indexes = new ArrayList<>();
    private final TreeMap<String, Long> entries = new TreeMap<>();
    private final TreeSet<String> damaged = new TreeSet<>();

    private StoreSnapshot(OpenFile file) {
        this.file = file;
        MVStore store = file.store();
        this.retention = store.getFileStore().getRetentionTime();
        store.setRetentionTime(Integer.MAX_VALUE);
        for (String map : store.getMapNames()) {
            if (StoreDatabase.isCollection(map)) {
                collections.add(
                        new Part<>(map, StoreDatabase.documents(store, map).cursor(null), true));
            } else if (StoreDatabase.isIndex(map)) {
                indexes.add(new Part<>(map, StoreDatabase.rows(store, map).cursor(null), false));
            }
        }
    }

    /** Of a file that nobody changes at this moment, and that has no changes which are not committed. */
    static StoreSnapshot of(OpenFile file) {
        return new StoreSnapshot(file);
    }

    /**
     * Copies it to an empty file and syncs that.
     *
     * @param reading held while something is read
     * @param base    what to add to the library's version in the copy
     * @throws CancellationException when it was told to stop; what is in the copy by then is worth nothing
     */
    StoreFindings copyTo(MVStore target, long base, Lock reading, BooleanSupplier goOn) {
        OpenFile.continuing(file, base, target);
        for (Part<Long, byte[]> part : collections) {
            copy(part, StoreDatabase.documents(target, part.map()), reading, goOn);
        }
        for (Part<byte[], Long> part : indexes) {
            copy(part, StoreDatabase.rows(target, part.map()), reading, goOn);
        }
        target.commit();
        target.sync();
        return new StoreFindings(entries, damaged);
    }

    private <K, V> void copy(Part<K, V> part, MVMap<K, V> to, Lock reading, BooleanSupplier goOn) {
        long count = 0;
        long pending = 0;
        List<Entry<K, V>> turn = turn(part.from(), reading);
        while (!turn.isEmpty()) {
            for (Entry<K, V> entry : turn) {
                to.put(entry.key(), entry.value());
                pending += weight(entry);
                if (part.documents() && !StoredBson.isWhole((byte[]) entry.value())) {
                    damaged.add(StoreDatabase.describe(part.map(), entry.key()));
                }
            }
            count += turn.size();
            if (pending > STEP) {
                to.getStore().commit();
                pending = 0;
                if (!goOn.getAsBoolean()) {
                    throw new CancellationException("told to stop");
                }
            }
            turn = turn(part.from(), reading);
        }
        entries.put(part.map(), count);
    }

    private static <K, V> List<Entry<K, V>> turn(Cursor<K, V> from, Lock reading) {
        List<Entry<K, V>> turn = new ArrayList<>();
        long weight = 0;
        reading.lock();
        try {
            while (weight < TURN && from.hasNext()) {
                K key = from.next();
                Entry<K, V> entry = new Entry<>(key, from.getValue());
                turn.add(entry);
                weight += weight(entry);
            }
            return turn;
        } finally {
            reading.unlock();
        }
    }

    private static long weight(Entry<?, ?> entry) {
        return 32 + (entry.value() instanceof byte[] bytes ? bytes.length : ((byte[]) entry.key()).length);
    }

    @Override
    public void close() {
        if (!file.store().isClosed()) {
            file.store().setRetentionTime(retention);
        }
    }
}
