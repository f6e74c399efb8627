package studio.storycore.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import studio.storycore.contract.RecordShape.Field;
import studio.storycore.contract.RecordShape.Kind;
import studio.storycore.project.Project;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A valid document in which every field of the contract stands at least once, to be changed by tests. */
final class CompleteDocument {

    /** One place of the document where a field of the contract stands. */
    record Place(String path, Field field) {

        @Override
        public String toString() {
            return path;
        }
    }

    private final ObjectNode tree;

    CompleteDocument() {
        try (InputStream in = CompleteDocument.class.getResourceAsStream("/contract/complete.json")) {
            tree = (ObjectNode) new JsonReader().read(in.readAllBytes());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    ObjectNode tree() {
        return tree;
    }

    CompleteDocument set(String path, String json) {
        return set(path, new JsonReader().read(json.getBytes(StandardCharsets.UTF_8)));
    }

    CompleteDocument set(String path, JsonNode value) {
        JsonNode above = tree.at(JsonPointer.compile(path).head());
        String last = last(path);
        if (above instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) above).set(last, value);
        }
        return this;
    }

    CompleteDocument remove(String path) {
        ((ObjectNode) tree.at(JsonPointer.compile(path).head())).remove(last(path));
        return this;
    }

    private static String last(String path) {
        return JsonPointer.compile(path).last().getMatchingProperty();
    }

    /** Every place where a field of the contract stands. */
    static List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect(new CompleteDocument().tree, RecordShape.of(Project.class), "", places);
        return places;
    }

    private static void collect(JsonNode node, RecordShape shape, String path, List<Place> places) {
        for (Field field : shape.fields().values()) {
            JsonNode value = node.get(field.name());
            String place = path + "/" + field.name();
            if (value != null) {
                places.add(new Place(place, field));
            }
            if (value != null && field.kind() == Kind.RECORD) {
                collect(value, field.shape(), place, places);
            }
            if (value != null && field.kind() == Kind.RECORDS) {
                for (int i = 0; i < value.size(); i++) {
                    collect(value.get(i), field.shape(), place + "/" + i, places);
                }
            }
        }
    }
}
