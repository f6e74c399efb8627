package studio.storycore.importing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what there is to tell. What happens to all entries of a list alike is told once, with how often. Keeps a
 * bounded number, so that a hostile file cannot fill the memory with them. For one thread.
 */
final class Notes {

    static final int MOST_KEPT = 1_000;

    private record Key(Note.Reason reason, String file, String pattern, List<Object> arguments) {}

    private final Map<Key, Note> notes = new LinkedHashMap<>();

    void add(Note.Reason reason, String file, String path, Object... arguments) {
        List<Object> named = List.of(arguments);
        Key key = new Key(reason, file, path.replaceAll("/\\d+(?=/|$)", "/*"), named);
        Note known = notes.get(key);
        if (known != null) {
            notes.put(key, known.again());
        } else if (notes.size() < MOST_KEPT) {
            notes.put(key, new Note(reason, file, path, named, 1));
        }
    }

    List<Note> all() {
        return List.copyOf(notes.values());
    }
}
