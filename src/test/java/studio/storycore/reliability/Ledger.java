package studio.storycore.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;

/**
 * What the editors asked for and what they were told is saved, kept outside the application: every acknowledgement is in
 * a file and synced to the disk before it counts.
 *
 * <p>Of edits by which one person sets the same field again and again, the application may store the last alone; so one
 * that is acknowledged is in the store when it is there itself or a later one of these is. Safe for use by any thread.
 */
final class Ledger implements AutoCloseable {

    private record SameField(String projectId, String person, Set<Field> fields) {}

    private record Asked(
            String projectId, long number, @Nullable SameField field) {}

    private final FileChannel file;
    private final Map<String, Asked> asked = new HashMap<>();
    private final Map<String, Asked> acknowledged = new LinkedHashMap<>();

    Ledger(Path path) {
        try {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be called before the application can know of the edit. */
    synchronized void asked(String editId, VirtualEditor editor, ProjectEdit edit) {
        SameField field =
                edit.replacesEarlier() ? new SameField(editor.projectId(), editor.person(), edit.fields()) : null;
        asked.put(editId, new Asked(editor.projectId(), asked.size(), field));
    }

    /** An id that nobody asked for was cut off when the process died. */
    synchronized void acknowledged(String editId) {
        Asked known = asked.get(editId);
        if (known != null) {
            try {
                file.write(ByteBuffer.wrap((editId + " " + known.projectId() + "\n").getBytes(StandardCharsets.UTF_8)));
                file.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            acknowledged.put(editId, known);
        }
    }

    synchronized int acknowledged() {
        return acknowledged.size();
    }

    /** Those of these projects. */
    synchronized Set<String> acknowledged(Set<String> projectIds) {
        return acknowledged.entrySet().stream()
                .filter(entry -> projectIds.contains(entry.getValue().projectId()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Which of these edits are not among those that were found in the store. */
    synchronized List<String> missing(Set<String> ids, Set<String> found) {
        Map<SameField, Long> lastOfField = new HashMap<>();
        for (String id : found) {
            Asked there = asked.get(id);
            if (there != null && there.field() != null) {
                lastOfField.merge(there.field(), there.number(), Math::max);
            }
        }
        return ids.stream()
                .filter(id -> !found.contains(id))
                .filter(id -> !isReplaced(Objects.requireNonNull(asked.get(id)), lastOfField))
                .toList();
    }

    private static boolean isReplaced(Asked edit, Map<SameField, Long> lastOfField) {
        return edit.field() != null && lastOfField.getOrDefault(edit.field(), -1L) > edit.number();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
