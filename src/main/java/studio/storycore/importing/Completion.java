package studio.storycore.importing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import studio.storycore.importing.Draft.Entry;
import studio.storycore.project.Project;
import studio.storycore.project.ProjectKey;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a whole document of a draft: ids that stand twice, the head of the project, the sequences of the shots and their
 * order, start times. A reference that leads nowhere stays as it is. For one draft.
 */
final class Completion {

    private static final int LONGEST_ID = 128;

    private final Draft draft;
    private final Supplier<String> newId;

    /** @param newId makes ids for projects that have none */
    Completion(Draft draft, Supplier<String> newId) {
        this.draft = draft;
        this.newId = newId;
    }

    /** @param title a name for a project that has none */
    ObjectNode document(String title) {
        List.of(draft.sequences, draft.shots, draft.phrases, draft.history).forEach(this::makeIdsUnique);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", projectId());
        document.put("name", name(title));
        document.put("schemaVersion", Project.SCHEMA_VERSION);
        new PlayingOrderOf(draft).settle(document.get("name").stringValue());
        document.set("sequences", list(draft.sequences));
        document.set("shots", list(draft.shots));
        document.set("audioPhrases", list(draft.phrases));
        if (draft.project.has("masterCoherenceSheet")) {
            document.set("masterCoherenceSheet", draft.project.get("masterCoherenceSheet"));
        }
        document.set("generationHistory", list(draft.history));
        document.set("capabilities", capabilities());
        draft.project.forEachEntry((name, value) -> {
            if (!document.has(name)) {
                document.set(name, value);
            }
        });
        return document;
    }

    private void makeIdsUnique(List<Entry> entries) {
        Set<String> taken = HashSet.newHashSet(entries.size());
        entries.forEach(entry -> taken.add(entry.text("id")));
        Set<String> seen = HashSet.newHashSet(entries.size());
        Map<String, Integer> times = new HashMap<>();
        for (Entry entry : entries) {
            String id = entry.text("id");
            if (!seen.add(id)) {
                String free = id;
                while (!taken.add(free)) {
                    free = id + "-" + times.merge(id, 1, Integer::sum);
                }
                seen.add(free);
                entry.fields().put("id", free);
                draft.notes.add(
                        Note.Reason.TAKEN_ID, entry.file(), entry.path(), Texts.shortened(id), Texts.shortened(free));
            }
        }
    }

    private String projectId() {
        String written = draft.project.has("id") ? draft.project.get("id").stringValue() : "";
        if (written.isBlank()) {
            draft.notes.add(Note.Reason.NEW_ID, "", "/id");
            return newId.get();
        }
        String id = written.replaceAll("[^A-Za-z0-9._-]", "-");
        id = id.substring(0, Math.min(id.length(), LONGEST_ID));
        if (ProjectKey.isMistakable(id)) {
            draft.notes.add(Note.Reason.RESERVED_ID, "", "/id", Texts.shortened(written));
            return newId.get();
        }
        if (!id.equals(written)) {
            draft.notes.add(Note.Reason.CONVERTED, "", "/id", Texts.shortened(written), id);
        }
        return id;
    }

    private String name(String title) {
        if (draft.project.has("name")) {
            return draft.project.get("name").stringValue();
        }
        String name = draft.project.has("id") ? draft.project.get("id").stringValue() : title;
        draft.notes.add(Note.Reason.FILLED_IN, "", "/name", "name", Texts.shortened(name));
        return name;
    }

    private ObjectNode capabilities() {
        if (draft.project.get("capabilities") instanceof ObjectNode known) {
            return known;
        }
        draft.notes.add(Note.Reason.FILLED_IN, "", "/capabilities", "capabilities", false);
        Notes untold = new Notes();
        return CapabilitiesEntry.read(new Fields("", "", JsonNodeFactory.instance.objectNode(), untold));
    }

    private static ArrayNode list(List<Entry> entries) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> list.add(entry.fields()));
        return list;
    }
}
