package studio.storycore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.contract.CompleteDocument.Place;
import studio.storycore.contract.RecordShape.Field;
import studio.storycore.contract.RecordShape.Kind;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The facts of Data Contract v1, one by one. */
class ContractFactsTest {

    private static final ProjectJson JSON = new ProjectJson();
    private static final ProjectBson BSON = new ProjectBson(JSON);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static List<Place> places() {
        return CompleteDocument.places();
    }

    @Test
    void theCompleteDocumentHasEveryFieldAndIsAccepted() {
        Set<String> present = new TreeSet<>();
        places().forEach(place -> present.add(generic(place.path())));

        assertThat(present).isEqualTo(everyField(RecordShape.of(Project.class), ""));
        assertThat(JSON.read(new CompleteDocument().tree()).warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("places")
    void anAbsentFieldIsAViolationExactlyWhenItIsRequired(Place place) {
        ObjectNode document = new CompleteDocument().remove(place.path()).tree();

        if (place.field().optional()) {
            assertThat(violations(document)).isEmpty();
        } else {
            assertThat(violations(document))
                    .extracting(Violation::path, Violation::rule)
                    .containsExactly(tuple(place.path(), Rule.MISSING));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void nullIsAlwaysAViolation(Place place) {
        ObjectNode document =
                new CompleteDocument().set(place.path(), NODES.nullNode()).tree();

        assertThat(violations(document))
                .extracting(Violation::path, Violation::rule)
                .containsExactly(tuple(place.path(), Rule.NULL_VALUE));
    }

    @ParameterizedTest
    @MethodSource("places")
    void aValueOfAnotherTypeIsAViolation(Place place) {
        List<JsonNode> values = List.of(
                NODES.stringNode("5"),
                NODES.numberNode(5),
                NODES.booleanNode(true),
                NODES.objectNode(),
                NODES.arrayNode());
        for (JsonNode value : values) {
            if (JsonKind.of(value) == expected(place.field().kind())) {
                continue;
            }
            ObjectNode document =
                    new CompleteDocument().set(place.path(), value).tree();
            assertThat(violations(document))
                    .containsExactly(new Violation(
                            place.path(),
                            Rule.WRONG_TYPE,
                            List.of(expected(place.field().kind()), JsonKind.of(value)),
                            violations(document).getFirst().ids()));
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void anUnknownFieldBesideEachFieldSurvivesReadingWritingAndStoring(Place place) {
        String added = place.path().substring(0, place.path().lastIndexOf('/')) + "/x-added";
        ObjectNode document = new CompleteDocument()
                .set(added, "{\"a.b\":null,\"$c\":[1,2.5,{\"\":\"nul\\u0000l\"}]}")
                .tree();

        Project project = JSON.read(document).project();
        Project read = JSON.read(JSON.write(project)).project();
        Project stored = BSON.read(BSON.write(read)).project();
        assertThat(JSON.tree(stored)).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/id                               | \"aZ09._-\"      | ",
                "/id                               | \"\"             | ID_FORMAT",
                "/id                               | \"a b\"          | ID_FORMAT",
                "/id                               | \"é\"            | ID_FORMAT",
                "/id                               | \"a\\n\"         | ID_FORMAT",
                "/name                             | \"\"             | ",
                "/schemaVersion                    | \"1.1\"          | SCHEMA_VERSION",
                "/schemaVersion                    | \"\"             | SCHEMA_VERSION",
                "/sequences/0/id                   | \" \"            | BLANK",
                "/sequences/0/id                   | \"\"             | BLANK",
                "/sequences/0/id                   | \"\\u2003\"      | BLANK",
                "/sequences/0/name                 | \"\"             | ",
                "/sequences/0/description          | \"\"             | ",
                "/sequences/0/shotIds              | []               | ",
                "/sequences/0/shotIds/0            | null             | NULL_VALUE",
                "/sequences/0/shotIds/0            | 7                | WRONG_TYPE",
                "/sequences/0/duration             | 0                | NOT_POSITIVE",
                "/sequences/0/duration             | -0.0             | NOT_POSITIVE",
                "/sequences/0/duration             | 0.0001           | ",
                "/sequences/0/duration             | 1e-400           | NOT_POSITIVE",
                "/sequences/0/duration             | 1e308            | ",
                "/sequences/0/duration             | 1e309            | NOT_FINITE",
                "/sequences/0                      | null             | NULL_VALUE",
                "/sequences/0                      | []               | WRONG_TYPE",
                "/shots/0/startTime                | 0                | ",
                "/shots/0/startTime                | -0.001           | NEGATIVE",
                "/shots/0/startTime                | 1e999            | NOT_FINITE",
                "/shots/0/duration                 | 0                | NOT_POSITIVE",
                "/shots/0/duration                 | -1               | NOT_POSITIVE",
                "/shots/0/prompt                   | \"\"             | ",
                "/shots/0/prompt                   | \"\\ud83c\\udfac\"  | ",
                "/shots/0/prompt                   | \"\\ud83c\"      | BROKEN_UNICODE",
                "/shots/0/prompt                   | \"\\udfac\\ud83c\"  | BROKEN_UNICODE",
                "/shots/0/prompt                   | \"nul\\u0000l\"  | ",
                "/shots/0/position                 | 0                | ",
                "/shots/0/position                 | 1.5              | ",
                "/shots/0/position                 | -1               | NEGATIVE",
                "/shots/0/promptValidation/errors/0/type   | \"empty\"              | ",
                "/shots/0/promptValidation/errors/0/type   | \"too_long\"           | ",
                "/shots/0/promptValidation/errors/0/type   | \"invalid_characters\" | ",
                "/shots/0/promptValidation/errors/0/type   | \"vague\"              | NOT_ALLOWED",
                "/shots/0/promptValidation/errors/0/type   | \"EMPTY\"              | NOT_ALLOWED",
                "/shots/0/promptValidation/warnings/0/type | \"inconsistent\"       | ",
                "/shots/0/promptValidation/warnings/0/type | \"missing_detail\"     | ",
                "/shots/0/promptValidation/warnings/0/type | \"empty\"              | NOT_ALLOWED",
                "/audioPhrases/0/shotId            | \"\"             | ",
                "/audioPhrases/0/text              | \"\"             | BLANK",
                "/audioPhrases/0/text              | \"x\"            | ",
                "/audioPhrases/0/text              | \" \"            | ",
                "/audioPhrases/0/startTime         | 2.5              | END_NOT_AFTER_START",
                "/audioPhrases/0/startTime         | 2.4999           | ",
                "/audioPhrases/0/startTime         | -1               | NEGATIVE",
                "/audioPhrases/0/endTime           | 1                | END_NOT_AFTER_START",
                "/audioPhrases/0/voiceParameters/voiceType | \"female\"     | ",
                "/audioPhrases/0/voiceParameters/voiceType | \"neutral\"    | ",
                "/audioPhrases/0/voiceParameters/voiceType | \"other\"      | NOT_ALLOWED",
                "/audioPhrases/0/voiceParameters/speed     | 0.5            | ",
                "/audioPhrases/0/voiceParameters/speed     | 0.49           | OUT_OF_RANGE",
                "/audioPhrases/0/voiceParameters/speed     | 2.0            | ",
                "/audioPhrases/0/voiceParameters/speed     | 2.01           | OUT_OF_RANGE",
                "/audioPhrases/0/voiceParameters/pitch     | -12            | ",
                "/audioPhrases/0/voiceParameters/pitch     | -12.1          | OUT_OF_RANGE",
                "/audioPhrases/0/voiceParameters/pitch     | 12             | ",
                "/audioPhrases/0/voiceParameters/pitch     | 12.1           | OUT_OF_RANGE",
                "/audioPhrases/0/voiceParameters/language  | \"fr\"         | ",
                "/audioPhrases/0/voiceParameters/language  | \"f\"          | LANGUAGE_CODE",
                "/audioPhrases/0/voiceParameters/language  | \"fra\"        | LANGUAGE_CODE",
                "/audioPhrases/0/voiceParameters/language  | \"f1\"         | LANGUAGE_CODE",
                "/audioPhrases/0/voiceParameters/language  | \"fr\\n\"      | LANGUAGE_CODE",
                "/masterCoherenceSheet/generatedAt | -1.5             | ",
                "/generationHistory/0/timestamp    | 1e999            | NOT_FINITE",
                "/generationHistory/0/status       | \"failed\"       | ",
                "/generationHistory/0/status       | \"cancelled\"    | ",
                "/generationHistory/0/status       | \"running\"      | NOT_ALLOWED",
                "/generationHistory/0/id           | \"\"             | BLANK",
                "/generationHistory/0/results/generatedShots/0/qaScore        | 0      | ",
                "/generationHistory/0/results/generatedShots/0/qaScore        | 100    | ",
                "/generationHistory/0/results/generatedShots/0/qaScore        | 100.1  | OUT_OF_RANGE",
                "/generationHistory/0/results/generatedShots/0/qaScore        | -0.1   | OUT_OF_RANGE",
                "/generationHistory/0/results/generatedShots/0/processingTime | 0      | ",
                "/generationHistory/0/results/generatedShots/0/processingTime | -1     | NEGATIVE",
                "/generationHistory/0/results/qaReport/overallScore           | 100.5  | OUT_OF_RANGE",
                "/generationHistory/0/results/qaReport/shotScores/0/score     | -1     | OUT_OF_RANGE",
                "/generationHistory/0/results/errors/0/stage                  | \"comfyui\" | ",
                "/generationHistory/0/results/errors/0/stage                  | \"export\"  | ",
                "/generationHistory/0/results/errors/0/stage                  | \"render\"  | NOT_ALLOWED",
                "/capabilities/qaEngine            | false            | ",
                "/capabilities/qaEngine            | 0                | WRONG_TYPE",
                "/x-unknown                        | null             | ",
                "/x-unknown                        | 1e999999999      | ",
                "/shots/0/x-unknown                | \"\\udfac\"      | BROKEN_UNICODE",
            })
    void boundsAreInclusiveOrExclusiveAsTheContractSays(String path, String json, Rule rule) {
        ObjectNode document = new CompleteDocument().set(path, json).tree();

        assertThat(violations(document))
                .extracting(Violation::rule)
                .isEqualTo(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void aProjectIdHasAtMost128Characters() {
        assertThat(violations(new CompleteDocument()
                        .set("/id", NODES.stringNode("x".repeat(128)))
                        .tree()))
                .isEmpty();
        assertThat(violations(new CompleteDocument()
                        .set("/id", NODES.stringNode("x".repeat(129)))
                        .tree()))
                .extracting(Violation::rule)
                .containsExactly(Rule.ID_FORMAT);
    }

    @ParameterizedTest
    @CsvSource({"/sequences", "/shots", "/audioPhrases", "/generationHistory"})
    void anIdThatStandsTwiceInItsListIsAViolation(String list) {
        CompleteDocument document = new CompleteDocument();
        JsonNode first = document.tree().at(list + "/0");
        ((ArrayNode) document.tree().at(list)).add(first.deepCopy());
        int second = document.tree().at(list).size() - 1;

        assertThat(violations(document.tree()))
                .containsExactly(new Violation(
                        list + "/" + second + "/id",
                        Rule.DUPLICATE_ID,
                        List.of(first.get("id").stringValue()),
                        Map.of(list + "/" + second, first.get("id").stringValue())));
    }

    @Test
    void fieldNamesThatNoStoreCanEncodeAreViolations() {
        CompleteDocument document = new CompleteDocument();
        ((ObjectNode) document.tree().at("/shots/0/metadata"))
                .putObject("x")
                .put("nul\0l", 1)
                .put("\ud83c", 1);

        assertThat(violations(document.tree()))
                .extracting(Violation::rule)
                .containsExactly(Rule.FIELD_NAME, Rule.BROKEN_UNICODE);
    }

    @Test
    void everyViolationIsReportedAtOnce() {
        ObjectNode document = new CompleteDocument()
                .remove("/name")
                .set("/capabilities/qaEngine", "\"yes\"")
                .set("/shots/1/duration", "0")
                .set("/shots/1/metadata", "null")
                .set("/shots/0/id", "\" \"")
                .set("/sequences/0/duration", "-1")
                .set("/audioPhrases/0/endTime", "0.5")
                .tree();

        assertThat(violations(document))
                .extracting(Violation::path)
                .containsExactly(
                        "/name",
                        "/sequences/0/duration",
                        "/shots/0/id",
                        "/shots/1/duration",
                        "/shots/1/metadata",
                        "/audioPhrases/0/endTime",
                        "/capabilities/qaEngine");
    }

    @Test
    void ofVeryManyViolationsTheFirstAreToldAndAllAreCounted() {
        CompleteDocument document = new CompleteDocument();
        ArrayNode shots = NODES.arrayNode();
        for (int i = 0; i < 5_000; i++) {
            shots.addNull();
        }
        document.set("/shots", shots);

        InvalidDocument invalid = catchThrowableOfType(InvalidDocument.class, () -> JSON.read(document.tree()));
        assertThat(invalid.total()).isEqualTo(5_000);
        assertThat(invalid.violations()).hasSize(InvalidDocument.MOST_TOLD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]|LIST", "\"text\"|TEXT", "5|NUMBER"})
    void aDocumentThatIsNoObjectIsAViolation(String json, JsonKind found) {
        InvalidDocument invalid =
                catchThrowableOfType(InvalidDocument.class, () -> JSON.read(JSON.readTree(json.getBytes())));

        assertThat(invalid.violations())
                .containsExactly(new Violation("", Rule.WRONG_TYPE, List.of(JsonKind.OBJECT, found)));
    }

    private static List<Violation> violations(ObjectNode document) {
        try {
            JSON.read(document);
            return List.of();
        } catch (InvalidDocument invalid) {
            assertThat(invalid.total())
                    .isGreaterThanOrEqualTo(invalid.violations().size());
            return invalid.violations();
        }
    }

    private static JsonKind expected(Kind kind) {
        return switch (kind) {
            case TEXT, CHOICE -> JsonKind.TEXT;
            case NUMBER -> JsonKind.NUMBER;
            case FLAG -> JsonKind.TRUE_OR_FALSE;
            case RECORD -> JsonKind.OBJECT;
            case TEXTS, RECORDS -> JsonKind.LIST;
        };
    }

    private static Set<String> everyField(RecordShape shape, String path) {
        Set<String> names = new TreeSet<>();
        for (Field field : shape.fields().values()) {
            names.add(path + "/" + field.name());
            if (field.shape() != null) {
                names.addAll(everyField(
                        field.shape(), path + "/" + field.name() + (field.kind() == Kind.RECORDS ? "/*" : "")));
            }
        }
        return names;
    }

    private static String generic(String path) {
        List<String> steps = new ArrayList<>();
        for (String step : path.split("/")) {
            steps.add(step.matches("\\d+") ? "*" : step);
        }
        return String.join("/", steps);
    }
}
