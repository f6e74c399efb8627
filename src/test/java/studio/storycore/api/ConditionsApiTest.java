package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.StorageBackend;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What depends on the number of a revision: changes on condition, and the history. */
class ConditionsApiTest extends ApiScene {

    private static final String PROMPT = """
            [{"edit": "shot.text", "shotId": "%s", "field": "PROMPT", "text": "%s"}]""";

    /** More than are looked at in one go. */
    private static final int MANY = 12;

    @Autowired
    private StorageBackend store;

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "\"99\"", "\"999999999999999999\""})
    void whoKnowsARevisionThatIsNotThereChangesNothing(String tag) {
        String id = project();
        patch(id, "\"1\"", PROMPT.formatted("a", "rain")).isSaved(2);
        Stream.of(
                        put(id, tag, "Daybreak"),
                        call(ADA, "POST", "/api/projects")
                                .header("If-Match", tag)
                                .json(document(id, "Daybreak"))
                                .answer(),
                        patch(id, tag, PROMPT.formatted("b", "snow")),
                        call(ADA, "POST", "/api/projects/" + id + "/revisions/1/restore")
                                .header("If-Match", tag)
                                .answer())
                .forEach(answer -> {
                    answer.isProblem(412);
                    assertThat(answer.tag()).isEqualTo("\"2\"");
                    assertThat(answer.json().path("sequenceNumber").asInt()).isEqualTo(2);
                });
        assertThat(call(ADA, "HEAD", "/api/projects/" + id).answer().tag()).isEqualTo("\"2\"");
    }

    @Test
    void anEditOfAnotherFieldIsMergedWithManyLaterRevisions() {
        String id = changedOften();
        Answer merged = patch(id, "\"1\"", PROMPT.formatted("b", "snow")).isSaved(MANY + 2);
        assertThat(merged.json().path("merged").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0\"", "\"1\""})
    void anEditOfTheSameFieldAsManyLaterRevisionsIsToldTheLastOne(String tag) {
        String id = changedOften();
        Answer conflict = patch(id, tag, PROMPT.formatted("a", "snow")).isProblem(409);
        assertThat(conflict.tag()).isEqualTo("\"" + (MANY + 1) + "\"");
        assertThat(conflict.json().at("/conflicts/0/theirs").asString()).isEqualTo("take " + MANY);
        patch(id, conflict.tag(), PROMPT.formatted("a", "snow")).isSaved(MANY + 2);
    }

    @Test
    void aRepeatedEditIsFoundBehindManyLaterRevisions() {
        String id = changedOften();
        call(ADA, "PATCH", "/api/projects/" + id)
                .header("If-Match", "\"1\"")
                .header("Idempotency-Key", "take-" + id + "-" + MANY)
                .json(PROMPT.formatted("a", "take " + MANY))
                .answer()
                .isSaved(MANY + 1);
    }

    @Test
    void aStaleDocumentIsRefusedWithoutReadingTheRevisionsSince() {
        String id = changedOften();
        int read = faulty().calls(FaultyStorageBackend.Call.REVISIONS);
        assertThat(put(id, "\"0\"", "Daybreak").isProblem(412).tag()).isEqualTo("\"" + (MANY + 1) + "\"");
        assertThat(faulty().calls(FaultyStorageBackend.Call.REVISIONS)).isEqualTo(read);
    }

    @Test
    void heavyRevisionsAreReadOneByOneAndLightOnesTogether() {
        String id = project();
        for (int i = 2; i <= MANY; i++) {
            call(ADA, "PUT", "/api/projects/" + id)
                    .json(heavyDocument(id, "take " + i))
                    .answer()
                    .isSaved(i);
        }
        assertThat(readsOf(id)).as("the first one is light").isEqualTo(MANY - 1);
        assertThat(readsOf(changedOften())).isLessThan(MANY);
    }

    /** Two of them weigh more than what is read at once. */
    private static ObjectNode heavyDocument(String id, String name) {
        ObjectNode document = document(id, name);
        ArrayNode shots = (ArrayNode) document.path("shots");
        for (int i = 0; i < 40; i++) {
            ObjectNode shot = (ObjectNode) shots.get(0).deepCopy();
            shots.add(shot.put("id", "heavy-" + i)
                    .put("sequenceId", "unassigned")
                    .put("prompt", "a long street ".repeat(1_400)));
        }
        return document;
    }

    /** How often the store is asked for the list of all revisions. */
    private int readsOf(String id) {
        int before = faulty().calls(FaultyStorageBackend.Call.REVISIONS);
        assertThat(revisionsBefore(id, "100")).isGreaterThanOrEqualTo(MANY);
        return faulty().calls(FaultyStorageBackend.Call.REVISIONS) - before;
    }

    @Test
    void numbersAtTheEdgeOfWhatCanBeWrittenAreRevisionsThatAreNotThere() {
        String id = project();
        for (String number : List.of("0", "-1", "2", "9223372036854775807", "-9223372036854775808")) {
            String path = "/api/projects/" + id + "/revisions/" + number;
            call(ADA, "GET", path).answer().isProblem(404);
            call(ADA, "GET", path + "/document").answer().isProblem(404);
            call(ADA, "POST", path + "/restore").answer().isProblem(404);
        }
        call(ADA, "GET", "/api/projects/" + id + "/revisions/9223372036854775808")
                .answer()
                .isProblem(400);
        assertThat(revisionsBefore(id, "-9223372036854775808")).isZero();
        assertThat(revisionsBefore(id, "1")).isZero();
        assertThat(revisionsBefore(id, "9223372036854775807")).isEqualTo(1);
    }

    private int revisionsBefore(String id, String number) {
        return call(ADA, "GET", "/api/projects/" + id + "/revisions?before=" + number)
                .answer()
                .json()
                .path("revisions")
                .size();
    }

    /** A project of which one prompt was changed many times, each time under a key of its own. */
    private String changedOften() {
        String id = project();
        for (int i = 1; i <= MANY; i++) {
            call(ADA, "PATCH", "/api/projects/" + id)
                    .header("Idempotency-Key", "take-" + id + "-" + i)
                    .json(PROMPT.formatted("a", "take " + i))
                    .answer()
                    .isSaved(i + 1);
        }
        return id;
    }

    private FaultyStorageBackend faulty() {
        return (FaultyStorageBackend) store;
    }

    private Answer put(String id, String ifMatch, String name) {
        return call(ADA, "PUT", "/api/projects/" + id)
                .header("If-Match", ifMatch)
                .json(document(id, name))
                .answer();
    }

    private Answer patch(String id, String ifMatch, String edits) {
        return call(ADA, "PATCH", "/api/projects/" + id)
                .header("If-Match", ifMatch)
                .json(edits)
                .answer();
    }
}
