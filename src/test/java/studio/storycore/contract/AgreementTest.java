package studio.storycore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.project.Project;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The validator and the records' constructors accept the same documents, so reading cannot fail half-way. */
class AgreementTest {

    private static final ProjectJson JSON = new ProjectJson();
    private static final RecordShape SHAPE = RecordShape.of(Project.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void validatorAndConstructorsAgreeOnDamagedDocuments(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            ObjectNode document = (ObjectNode) JSON.tree(new RandomProjects(seed).wild());
            damage(document, random);

            assertThat(accepts(document)).as("%s", document).isEqualTo(binds(document));
        }
    }

    private static boolean accepts(JsonNode document) {
        try {
            JSON.read(document);
            return true;
        } catch (InvalidDocument invalid) {
            return false;
        }
    }

    private static boolean binds(JsonNode document) {
        try {
            new RecordBinder(document).bind(SHAPE);
            return true;
        } catch (InvalidDocument invalid) {
            return false;
        }
    }

    private static void damage(ObjectNode document, Random random) {
        List<JsonPointer> places = new ArrayList<>();
        collect(document, SHAPE, JsonPointer.empty(), places);
        JsonPointer place = places.get(random.nextInt(places.size()));
        JsonNode above = document.at(place.head());
        if (above instanceof ArrayNode list) {
            list.set(place.last().getMatchingIndex(), value(random));
        } else {
            ObjectNode object = (ObjectNode) above;
            String name = place.last().getMatchingProperty();
            if (random.nextInt(6) == 0) {
                object.remove(name);
            } else {
                object.set(name, value(random));
            }
        }
    }

    private static JsonNode value(Random random) {
        return switch (random.nextInt(16)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(0);
            case 3 -> NODES.numberNode(-1);
            case 4 -> NODES.numberNode(random.nextInt(200) - 50);
            case 5 -> NODES.numberNode(random.nextDouble());
            case 6 -> JsonTree.fraction("1e400");
            case 7 -> JsonTree.fraction("1e-400");
            case 8 -> JsonTree.fraction("-0.0");
            case 9 -> NODES.stringNode("");
            case 10 -> NODES.stringNode(" ");
            case 11 -> NODES.stringNode("male");
            case 12 -> NODES.stringNode("en\n");
            case 13 -> NODES.stringNode("\ud800");
            case 14 -> NODES.arrayNode();
            default -> NODES.objectNode();
        };
    }

    /** All places that the contract names; what unknown fields hold is no constructor's business. */
    private static void collect(JsonNode node, RecordShape shape, JsonPointer path, List<JsonPointer> places) {
        for (RecordShape.Field field : shape.fields().values()) {
            JsonPointer place = path.appendProperty(field.name());
            places.add(place);
            JsonNode value = node.get(field.name());
            if (value == null) {
                continue;
            }
            if (field.kind() == RecordShape.Kind.RECORD) {
                collect(value, field.shape(), place, places);
            }
            for (int i = 0; i < (value.isArray() ? value.size() : 0); i++) {
                places.add(place.appendIndex(i));
                if (field.kind() == RecordShape.Kind.RECORDS) {
                    collect(value.get(i), field.shape(), place.appendIndex(i), places);
                }
            }
        }
    }
}
