package studio.storycore.storage.embedded;

import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * The file while it is open.
 *
 * @param base what to add to the library's version, which starts anew in a compacted copy
 */
record OpenFile(MVStore store, long base) {

    private static final String ABOUT = "about";

    private static final String BASE = "base";

    /** Below this size nobody minds. */
    private static final long WORTH_COMPACTING = 16L * 1024 * 1024;

    static OpenFile of(MVStore store) {
        long base = store.hasMap(ABOUT) ? about(store).getOrDefault(BASE, 0L) : 0;
        return new OpenFile(store, base);
    }

    /** Makes an empty file one that continues another. */
    static OpenFile continuing(OpenFile other, MVStore store) {
        long base = other.version() + 1;
        about(store).put(BASE, base);
        return new OpenFile(store, base);
    }

    private static MVMap<String, Long> about(MVStore store) {
        return store.openMap(ABOUT);
    }

    /** Grows with every commit, and with every compaction. */
    long version() {
        return base + store.getCurrentVersion();
    }

    /** Whether more than half of a file that is not small is outdated. */
    boolean isWorthCompacting() {
        FileStore<?> file = store.getFileStore();
        long live = file.size() / 100 * file.getFillRate() / 100 * file.getChunksFillRate();
        return file.size() > WORTH_COMPACTING && live < file.size() / 2;
    }
}
