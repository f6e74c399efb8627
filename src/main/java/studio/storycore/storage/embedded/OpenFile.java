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

    private static final String COPIED = "copied";

    /** Below this size nobody minds. */
    private static final long WORTH_COMPACTING = 16L * 1024 * 1024;

    static OpenFile of(MVStore store) {
        long base = store.hasMap(ABOUT) ? about(store).getOrDefault(BASE, 0L) : 0;
        return new OpenFile(store, base);
    }

    /**
     * Makes an empty file a copy of another.
     *
     * @param base at least the other's version, so that the copy is never taken for an older state
     */
    static void continuing(OpenFile other, long base, MVStore store) {
        store.setStoreVersion(other.store().getStoreVersion());
        about(store).put(BASE, base);
        about(store).put(COPIED, other.version());
    }

    /** The version of which this file was a copy when it was made; 0 for one that began empty. */
    long copiedFrom() {
        return store.hasMap(ABOUT) ? about(store).getOrDefault(COPIED, 0L) : 0;
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
        long size = store.getFileStore().size();
        return size > WORTH_COMPACTING && liveBytes() < size / 2;
    }

    /** About as large as a copy would be. */
    long liveBytes() {
        FileStore<?> file = store.getFileStore();
        return file.size() / 100 * file.getFillRate() / 100 * file.getChunksFillRate();
    }
}
