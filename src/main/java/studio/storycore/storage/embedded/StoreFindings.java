package studio.storycore.storage.embedded;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What was found in a file when all of it was read.
 *
 * @param entries how many entries each collection and index has, by the name of its map
 * @param damaged the documents whose bytes are not those that were stored, as "row 7 of storycore.projects"
 */
record StoreFindings(SortedMap<String, Long> entries, SortedSet<String> damaged) {

    /** In words, for those who start the application. */
    String damage() {
        int more = damaged.size() - 3;
        String some =
                String.join(", ", damaged.stream().limit(3).toList()) + (more > 0 ? " and " + more + " more" : "");
        return "has " + damaged.size() + (damaged.size() == 1 ? " document" : " documents") + " damaged on disk ("
                + some + ")";
    }
}
