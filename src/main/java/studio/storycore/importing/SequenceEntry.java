package studio.storycore.importing;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiConsumer;
import studio.storycore.importing.Draft.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sequence of any shape.
 *
 * <pre>
 * id           id, sequence_id, scene_id
 * name         name, title, titre, nom
 * description  description, summary, resume
 * shotIds      shotIds, shot_ids, shots, plans: texts, numbers, or the shots themselves
 * duration     duration, duration_seconds, duree; follows from the shots
 * </pre>
 */
final class SequenceEntry {

    private static final Set<String> CONTRACT = Set.of("id", "name", "description", "shotIds", "duration");

    private final BiConsumer<Fields, String> shotInside;

    /** @param shotInside gets a shot that stands inside a sequence, and the sequence's id */
    SequenceEntry(BiConsumer<Fields, String> shotInside) {
        this.shotInside = shotInside;
    }

    Entry read(Draft draft, Fields sequence) {
        String id = draft.id(sequence, "sequence", "id", "sequence_id", "sequenceId", "scene_id", "sceneId");
        sequence.text("name", "name", "title", "titre", "nom");
        Optional<JsonNode> description = sequence.take("description", "description", "summary", "resume");
        description
                .filter(JsonNode::isString)
                .ifPresent(text -> sequence.target().set("description", text));
        description
                .filter(other -> !other.isString())
                .ifPresent(other -> sequence.target().set("descriptionImported", other));
        ShotEntry.time(sequence, "duration", n -> n > 0, "duration", "duration_seconds", "durationSeconds", "duree");
        sequence.list("shotIds", "shotIds", "shot_ids", "shots", "plans")
                .ifPresent(list -> shots(draft, sequence, id, list));
        OptionalDouble order = sequence.peek("order", "order_index", "orderIndex", "number", "numero")
                .map(Values::number)
                .orElse(OptionalDouble.empty());
        ObjectNode fields = sequence.finish(CONTRACT);
        return new Entry(fields, sequence.file(), sequence.path(), order);
    }

    private void shots(Draft draft, Fields sequence, String id, ArrayNode list) {
        ArrayNode ids = sequence.target().arrayNode();
        for (int i = 0; i < list.size(); i++) {
            JsonNode entry = list.get(i);
            String place = sequence.path() + "/shots/" + i;
            if (entry instanceof ObjectNode shot) {
                shotInside.accept(new Fields(sequence.file(), place, shot, draft.notes), id);
            } else if (entry.isString() || entry.isNumber()) {
                ids.add(entry.isString() ? entry.stringValue() : entry.toString());
            } else {
                draft.notes.add(Note.Reason.NO_OBJECT, sequence.file(), place, Texts.shortened(entry));
            }
        }
        if (!ids.isEmpty() || list.isEmpty()) {
            sequence.target().set("shotIds", ids);
        }
    }
}
