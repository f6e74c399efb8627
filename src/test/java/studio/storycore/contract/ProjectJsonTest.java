package studio.storycore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.project.Capabilities;
import studio.storycore.project.MasterCoherenceSheet;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.ShotMetadata;
import tools.jackson.databind.JsonNode;

class ProjectJsonTest {

    private static final ProjectJson JSON = new ProjectJson();
    private static final ProjectBson BSON = new ProjectBson(JSON);

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aProjectWrittenAsJsonIsReadBackEqual(long seed) {
        Project project = new RandomProjects(seed).wild();
        byte[] written = JSON.write(project);

        assertThat(JSON.read(written).project()).isEqualTo(project);
        assertThat(JSON.read(JSON.writePretty(project)).project()).isEqualTo(project);
        assertThat(JSON.write(JSON.read(written).project())).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aProjectStoredAsBsonIsReadBackEqual(long seed) {
        Project project = new RandomProjects(seed).wild();
        BsonDocument encoded = new RawBsonDocument(BSON.write(project), new BsonDocumentCodec());

        Project read = BSON.read(encoded).project();
        assertThat(read).isEqualTo(project);
        assertThat(JSON.write(read)).isEqualTo(JSON.write(project));
        assertThat(BSON.read(BSON.writeDocument(project)).project()).isEqualTo(project);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aProjectThatFollowsItselfHasNoWarnings(long seed) {
        Project project = new RandomProjects(seed).consistent(20);

        assertThat(JSON.read(JSON.write(project)).warnings()).isEmpty();
        assertThat(JSON.check(project)).isEmpty();
    }

    @Test
    void wholeNumbersAreWrittenWithoutAFraction() {
        Project project = new Project(
                "p",
                "n",
                "1.0",
                List.of(new Sequence("s", "", "", List.of(), 6, Map.of())),
                List.of(),
                List.of(),
                new MasterCoherenceSheet("u", 1_768_060_952_281.0, Map.of()),
                List.of(),
                Capabilities.NONE,
                Map.of());

        assertThat(text(JSON.write(project))).contains("\"duration\":6}", "\"generatedAt\":1768060952281}");
    }

    @ParameterizedTest
    @CsvSource({"1768060952281.25,1768060952281.25", "0.1,0.1", "1e-9,1.0E-9", "2.50,2.5", "1e300,1.0E+300", "6e0,6"})
    void fractionsAreWrittenAsAPersonWould(String read, String written) {
        byte[] document = JSON.write(Project.empty("p", "n").withSequences(List.of(Sequence.empty("s", "n"))));
        String changed = text(document).replace("\"duration\":5", "\"duration\":" + read);

        assertThat(text(JSON.write(JSON.read(bytes(changed)).project()))).contains("\"duration\":" + written + "}");
    }

    @Test
    void fieldsAreWrittenInTheContractsOrderAndAbsentOnesAreLeftOut() {
        Project project = Project.empty("p", "Tide").withShots(List.of(Shot.empty("a", "s")));

        assertThat(text(JSON.write(project)))
                .isEqualTo(
                        "{\"id\":\"p\",\"name\":\"Tide\",\"schemaVersion\":\"1.0\",\"sequences\":[],\"shots\":["
                                + "{\"id\":\"a\",\"sequenceId\":\"s\",\"startTime\":0,\"duration\":5,\"prompt\":\"\",\"metadata\":{}}],"
                                + "\"audioPhrases\":[],\"generationHistory\":[],\"capabilities\":{\"gridGeneration\":false,"
                                + "\"promotionEngine\":false,\"qaEngine\":false,\"autofixEngine\":false,\"voiceGeneration\":false}}");
    }

    @Test
    void unknownFieldsKeepTheirOrderAndTheirNumbersToTheLastDigit() {
        String unknown = "\"z\":null,\"a\":6.0,\"$date\":{\"$oid\":1},\"\":[1e400,0.1000000000000000000000000001],"
                + "\"k.l\":-0.0,\"m\":123456789012345678901234567890123456789012345678901234567890}";
        String document = text(JSON.write(Project.empty("p", "n")));
        document = document.substring(0, document.length() - 1) + "," + unknown;
        Project project = JSON.read(bytes(document)).project();

        String kept = document.replace("1e400", "1E+400");
        assertThat(text(JSON.write(project))).isEqualTo(kept);
        assertThat(text(JSON.write(BSON.read(BSON.write(project)).project()))).isEqualTo(kept);
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        Project project = Project.empty("p", "n");

        assertThat(JSON.read(bytes("\uFEFF" + text(JSON.write(project)))).project())
                .isEqualTo(project);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRecordInsideAnotherValueIsReadTheSameWay(long seed) {
        record Holder(Shot shot, String name) {}
        Holder holder = new Holder(new RandomProjects(seed).shot("a", "s"), "n");

        byte[] written = JSON.mapper().writeValueAsBytes(holder);
        assertThat(JSON.mapper().readValue(written, Holder.class)).isEqualTo(holder);
        JsonNode stored = BSON.toJson(BSON.toBson(JSON.mapper().valueToTree(holder)));
        assertThat(JSON.mapper().treeToValue(stored, Holder.class)).isEqualTo(holder);
    }

    @Test
    void aNumberOfAThousandMillionDigitsCostsNothing() {
        Map<String, JsonNode> unknown = Map.of("x", JSON.readTree(bytes("[1e999999999,-1e-999999999]")));
        Shot shot = new Shot("a", "s", 0, 1, "", null, null, ShotMetadata.EMPTY, null, unknown);
        Project project = Project.empty("p", "n").withShots(List.of(shot));

        assertThat(JSON.read(JSON.write(project)).project()).isEqualTo(project);
        assertThat(BSON.read(BSON.write(project)).project()).isEqualTo(project);
        assertThat(JSON.mapper().treeToValue(JSON.mapper().valueToTree(shot), Shot.class))
                .isEqualTo(shot);
    }

    /** A tenth of this is usual; the limit only catches a validator that lost its way. */
    @Test
    void aFeatureFilmIsReadInHalfASecond() {
        byte[] film = JSON.write(new RandomProjects(1).consistent(4_000));
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            JSON.read(film);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }

        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(500));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
