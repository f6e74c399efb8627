package studio.storycore.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.Field;

/**
 * Edits in the order they were made, of which none is in the store. Of several edits by one person that only set the
 * same field, the last is kept: while the store is away, memory grows with the fields touched and not with the keys
 * pressed. Other people's edits of the field stay, so that the history has them. Not safe for use by several threads.
 */
final class UnsavedEdits {

    private record SameField(String author, Set<Field> fields) {}

    private final Map<Object, AuthoredEdit> edits = new LinkedHashMap<>();

    void add(AuthoredEdit edit) {
        if (edit.edit().replacesEarlier()) {
            Object key = new SameField(edit.author(), edit.edit().fields());
            edits.remove(key);
            edits.put(key, edit);
        } else {
            edits.put(edit.id(), edit);
        }
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    int size() {
        return edits.size();
    }

    /** All edits; afterwards there are none. */
    List<AuthoredEdit> takeAll() {
        List<AuthoredEdit> all = new ArrayList<>(edits.values());
        edits.clear();
        return all;
    }
}
