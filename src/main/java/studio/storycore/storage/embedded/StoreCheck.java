package studio.storycore.storage.embedded;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVStore;

/**
 * Reads everything that a file holds: each page that its newest version needs, each document with its checksum, each
 * index with what it leads to. Takes about as long as reading the file, and changes nothing.
 */
final class StoreCheck {

    /** Told how many bytes were read by now. */
    interface Progress {
        void read(long bytes);
    }

    private final MVStore store;
    private final Progress progress;
    private final SortedMap<String, Long> entries = new TreeMap<>();
    private final SortedSet<String> damaged = new TreeSet<>();
    private final Map<String, BitSet> rows = new HashMap<>();
    private long bytes;

    private StoreCheck(MVStore store, Progress progress) {
        this.store = store;
        this.progress = progress;
    }

    /**
     * Checks a file that nobody writes to meanwhile.
     *
     * @throws RuntimeException when it is damaged in more than single documents
     */
    static StoreFindings check(MVStore store, Progress progress) {
        try {
            return new StoreCheck(store, progress).run();
        } catch (OutOfMemoryError e) {
            // A damaged length asks for gigabytes.
            throw new IllegalStateException("a length is damaged", e);
        }
    }

    private StoreFindings run() {
        StoreBackend collections = new StoreBackend(store);
        store.getMapNames().stream().filter(StoreDatabase::isCollection).forEach(this::readDocuments);
        store.getMapNames().stream().filter(StoreDatabase::isIndex).forEach(this::readIndex);
        collections.checkIndexes();
        return new StoreFindings(entries, damaged);
    }

    private void readDocuments(String map) {
        BitSet found = new BitSet();
        Cursor<Long, byte[]> documents = StoreDatabase.documents(store, map).cursor(null);
        while (documents.hasNext()) {
            Long row = documents.next();
            byte[] stored = documents.getValue();
            found.set(Math.toIntExact(row));
            count(map, stored.length);
            if (!StoredBson.isWhole(stored)) {
                damaged.add(StoreDatabase.describe(map, row));
            }
        }
        requireAll(map, StoreDatabase.documents(store, map).sizeAsLong());
        rows.put(StoreDatabase.namespace(map), found);
    }

    private void readIndex(String map) {
        BitSet documents = rows.getOrDefault(StoreDatabase.namespace(map), new BitSet());
        Cursor<byte[], Long> index = StoreDatabase.rows(store, map).cursor(null);
        while (index.hasNext()) {
            int key = index.next().length;
            if (!documents.get(Math.toIntExact(index.getValue()))) {
                throw new IllegalStateException(map + " leads to a document that is not there");
            }
            count(map, key);
        }
        requireAll(map, StoreDatabase.rows(store, map).sizeAsLong());
    }

    private void count(String map, int length) {
        entries.merge(map, 1L, Long::sum);
        bytes += length;
        progress.read(bytes);
    }

    private void requireAll(String map, long expected) {
        long found = entries.computeIfAbsent(map, none -> 0L);
        if (found != expected) {
            throw new IllegalStateException(map + " has " + found + " entries in place of " + expected);
        }
    }
}
