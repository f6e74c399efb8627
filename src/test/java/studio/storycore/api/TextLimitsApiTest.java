package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.contract.ProjectJson;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.project.TextLimits;
import studio.storycore.saving.ProjectPersistenceService;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The limits of texts over HTTP: for what is sent, and for what is stored already. */
class TextLimitsApiTest extends ApiScene {

    private static final String LONG_NAME = "N".repeat(300);
    private static final String LONG_PROMPT = "p".repeat(TextLimits.TEXT + 1);

    @Autowired
    private ProjectPersistenceService persistence;

    @Autowired
    private ProjectLibrary library;

    @Autowired
    private ProjectJson json;

    @ParameterizedTest
    @CsvSource({
        "'', name, 200",
        "/sequences/0, name, 200",
        "/sequences/0, description, 20000",
        "/shots/0, prompt, 20000",
        "/shots/0, generatedImageUrl, 2000",
        "/shots/0/metadata, cameraAngle, 200"
    })
    void aDocumentWithATextThatIsTooLongIsRefusedWithPlaceLengthAndLimit(String above, String field, int limit) {
        String id = project();
        ObjectNode longer = document(id, "Nightfall");
        ((ObjectNode) longer.at(above)).put(field, "x".repeat(limit + 1));
        ObjectNode fitting = document(id, "Nightfall");
        ((ObjectNode) fitting.at(above)).put(field, "x".repeat(limit));
        ObjectNode asNew = longer.deepCopy().put("id", newId());

        for (Answer refused : List.of(put(id, longer), post(longer), post(asNew))) {
            refused.isProblem(422, above + "/" + field);
            assertThat(message(refused)).contains("%,d".formatted(limit + 1), "%,d".formatted(limit));
        }
        assertThat(call(ADA, "HEAD", "/api/projects/" + asNew.path("id").asString())
                        .status())
                .isEqualTo(404);
        put(id, fitting).isSaved(2);
    }

    @Test
    void everyTextThatIsTooLongIsToldInTheLanguageThatIsAskedFor() {
        ObjectNode document = document(newId(), LONG_NAME);
        ((ObjectNode) document.at("/shots/1")).put("prompt", LONG_PROMPT);

        Answer refused = call(ADA, "POST", "/api/projects")
                .header("Accept-Language", "fr")
                .json(document)
                .answer()
                .isProblem(422, "/name", "/shots/1/prompt");
        assertThat(refused.json().path("total").asInt()).isEqualTo(2);
        assertThat(refused.text()).contains("Plan 2", "compte 20\u202f001 caractères");
    }

    @Test
    void editsWithTextsThatAreTooLongAreRefusedAndEachIsTold() {
        String id = project();
        Answer refused = patch(id, """
                [{"edit": "shot.duration", "shotId": "a", "seconds": 9},
                 {"edit": "project.rename", "name": "%1$s"},
                 {"edit": "shot.text", "shotId": "a", "field": "MOOD", "text": "%1$s"},
                 {"edit": "sequence.text", "sequenceId": "s-1", "field": "NAME", "text": "%1$s"},
                 {"edit": "group", "edits": [
                   {"edit": "shot.add", "place": null,
                    "shot": {"id": "c", "sequenceId": "", "startTime": 0, "duration": 1, "prompt": "",
                             "metadata": {"lighting": "%1$s"}}}]},
                 {"edit": "phrase.add",
                  "phrase": {"id": "%1$s", "shotId": "", "text": "Who is there?", "startTime": 0, "endTime": 1,
                             "metadata": {}}},
                 {"edit": "generation.add",
                  "generation": {"id": "%1$s", "timestamp": 0, "status": "failed"}}]
                """.formatted(LONG_NAME));

        refused.isProblem(
                422,
                "/1/name",
                "/2/text",
                "/3/text",
                "/4/edits/0/shot/metadata/lighting",
                "/5/phrase/id",
                "/6/generation/id");
        assertThat(refused.json().path("errors").size()).isEqualTo(6);
        assertThat(message(refused)).isEqualTo("Name: has 300 characters; at most 200 are possible.");
        assertThat(document(id).at("/shots/0/duration").asInt())
                .as("all or none")
                .isEqualTo(2);
    }

    @Test
    void theRecordOfAGenerationIsHeldToTheLimits() {
        String id = project();
        call(ADA, "POST", "/api/projects/" + id + "/generations")
                .json("""
                        {"id": "g-1", "timestamp": 0, "status": "failed", "error": "%s"}
                        """.formatted(LONG_PROMPT))
                .answer()
                .isProblem(422, "/error");
    }

    @Test
    void aStoredDocumentBeyondTheLimitsIsReadAndChangedElsewhere() {
        String id = storedBeyondTheLimits();
        assertThat(document(id).at("/shots/0/prompt").asString()).isEqualTo(LONG_PROMPT);

        patch(id, """
                [{"edit": "shot.text", "shotId": "a", "field": "MOOD", "text": "calm"}]
                """).isSaved(2);
        patch(id, """
                [{"edit": "shot.text", "shotId": "a", "field": "PROMPT", "text": "%s"}]
                """.formatted(LONG_PROMPT + "and more")).isProblem(422, "/0/text");
        assertThat(document(id).at("/shots/0/prompt").asString()).isEqualTo(LONG_PROMPT);
    }

    @Test
    void aProgramThatReadsADocumentBeyondTheLimitsMayWriteItBackWithOtherChanges() {
        String id = storedBeyondTheLimits();
        ObjectNode document = document(id);
        ((ObjectNode) document.at("/shots/1")).put("prompt", "another door");

        Answer saved = put(id, document).isSaved(2);
        assertThat(saved.json()
                        .path("warnings")
                        .valueStream()
                        .map(w -> w.path("path").asString()))
                .containsExactly("/name", "/shots/0/prompt");
        assertThat(document(id)).isEqualTo(document);

        ((ObjectNode) document.at("/shots/0")).put("prompt", LONG_PROMPT + "!");
        Answer refused = put(id, document).isProblem(422, "/shots/0/prompt");
        assertThat(refused.json().path("errors").size()).as("only what is new").isEqualTo(1);
    }

    @Test
    void aRevisionBeyondTheLimitsIsRestored() {
        String id = storedBeyondTheLimits();
        put(id, document(id, "Short")).isSaved(2);

        call(ADA, "POST", "/api/projects/" + id + "/revisions/1/restore")
                .answer()
                .isSaved(3);
        assertThat(document(id).at("/shots/0/prompt").asString()).isEqualTo(LONG_PROMPT);
    }

    @Test
    void aProjectBeyondTheLimitsIsCopied() {
        String id = storedBeyondTheLimits();
        String copy = library.duplicate(ADA, id, "A copy").id();
        assertThat(document(copy).at("/shots/0/prompt").asString()).isEqualTo(LONG_PROMPT);
    }

    @Test
    void anImportTellsOfTextsBeyondTheLimitsAndKeepsThem() {
        ObjectNode document = document(newId(), LONG_NAME);
        ((ObjectNode) document.at("/shots/0")).put("prompt", LONG_PROMPT);

        for (String confirm : List.of("false", "true")) {
            Answer told = call(ADA, "POST", "/api/imports?confirm=" + confirm)
                    .json(document)
                    .answer();
            assertThat(told.json()
                            .at("/projects/0/warnings")
                            .valueStream()
                            .map(w -> w.path("message").asString()))
                    .containsExactly(
                            "Name: has 300 characters, more than the 200 that a new text may have; it is kept as it is.",
                            "Shot 1 (\"a\"), prompt: has 20,001 characters, more than the 20,000 that a new text may"
                                    + " have; it is kept as it is.");
        }
        assertThat(document(document.path("id").asString())).isEqualTo(document);
    }

    @Test
    void anImportOfAForeignFileTellsOfTextsBeyondTheLimitsAndKeepsThem() {
        Answer told = call(ADA, "POST", "/api/imports?confirm=true")
                .json("""
                {"schema_version": "1.0", "project_name": "Foreign",
                 "shots": [{"shot_id": "a", "augmented_prompt": "%s", "duration_seconds": 2}]}
                """.formatted(LONG_PROMPT))
                .answer();
        assertThat(told.status()).as(told.text()).isEqualTo(201);
        assertThat(told.json()
                        .at("/projects/0/warnings")
                        .valueStream()
                        .map(w -> w.path("message").asString()))
                .anyMatch(message -> message.contains("prompt: has 20,001 characters"));
        assertThat(document(told.json().at("/projects/0/id").asString())
                        .at("/shots/0/prompt")
                        .asString())
                .isEqualTo(LONG_PROMPT);
    }

    @Test
    void aNameOfNineMegabytesDoesNotMakeTheListStale() {
        String name = "N".repeat(9_000_000);
        String id = newId();
        persistence.create(json.read(document(id, name)).project(), ADA.username());
        patch(id, """
                [{"edit": "shot.text", "shotId": "a", "field": "MOOD", "text": "calm"}]
                """).isSaved(2);

        await().untilAsserted(() ->
                assertThat(listed(id).path("sequenceNumber").asInt()).isEqualTo(2));
        assertThat(listed(id).path("name").asString()).isEqualTo("N".repeat(TextLimits.NAME) + "…");
        assertThat(document(id).path("name").asString()).isEqualTo(name);

        patch(id, """
                [{"edit": "project.rename", "name": "Short"}]
                """).isSaved(3);
        await().untilAsserted(
                        () -> assertThat(listed(id).path("name").asString()).isEqualTo("Short"));
    }

    private JsonNode listed(String id) {
        return call(ADA, "GET", "/api/projects?query=" + id).answer().json().at("/projects/0");
    }

    /** Of a time before the limits. */
    private String storedBeyondTheLimits() {
        String id = newId();
        ObjectNode document = document(id, LONG_NAME);
        ((ObjectNode) document.at("/shots/0")).put("prompt", LONG_PROMPT);
        persistence.create(json.read(document).project(), ADA.username());
        return id;
    }

    private ObjectNode document(String id) {
        return (ObjectNode) call(ADA, "GET", "/api/projects/" + id).answer().json();
    }

    private Answer put(String id, JsonNode document) {
        return call(ADA, "PUT", "/api/projects/" + id).json(document).answer();
    }

    private Answer post(JsonNode document) {
        return call(ADA, "POST", "/api/projects").json(document).answer();
    }

    private Answer patch(String id, String edits) {
        return call(ADA, "PATCH", "/api/projects/" + id).json(edits).answer();
    }

    private static String message(Answer refused) {
        return refused.json().at("/errors/0/message").asString();
    }
}
