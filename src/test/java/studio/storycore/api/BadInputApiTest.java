package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.contract.ProjectJson;
import studio.storycore.saving.ProjectPersistenceService;
import tools.jackson.databind.node.ObjectNode;

/** What cannot be a project is refused with what is wrong and where, and leaves nothing behind. */
class BadInputApiTest extends ApiScene {

    @Autowired
    private ProjectPersistenceService persistence;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | 400
            no json                     | 400
            {"id": "x"                  | 400
            {"id": "x", "id": "y"}      | 400
            {} {}                       | 400
            []                          | 422
            """)
    void whatIsNoDocumentIsRefusedWithItsPlace(String body, int status) {
        call(ADA, "POST", "/api/projects").json(body).answer().isProblem(status, "");
    }

    @Test
    void everyViolationIsToldAndNothingIsStored() {
        String id = newId();
        ObjectNode document = document(id, "Nightfall");
        document.remove("schemaVersion");
        ((ObjectNode) document.at("/shots/0")).put("duration", -1);
        ((ObjectNode) document.at("/shots/1")).put("id", "a");
        Answer refused = call(ADA, "PUT", "/api/projects/" + id)
                .json(document)
                .answer()
                .isProblem(422, "/schemaVersion", "/shots/0/duration", "/shots/1/id");
        assertThat(refused.json().path("total").asInt()).isEqualTo(3);
        assertThat(persistence.exists(id)).isFalse();
    }

    @Test
    void theWordsAreInTheLanguageAskedFor() {
        Answer french = call(ADA, "POST", "/api/projects")
                .header("Accept-Language", "fr")
                .json("{")
                .answer()
                .isProblem(400);
        assertThat(french.json().path("detail").asString()).contains("rien n'a été enregistré");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = document(newId(), "\u00e9t\u00e9").toString().getBytes(StandardCharsets.ISO_8859_1);
        call(ADA, "POST", "/api/projects")
                .body(latin)
                .header("Content-Type", "application/json")
                .answer()
                .isProblem(400);
    }

    @Test
    void whatIsTooDeepOrHasTooManyPartsIsRefused() {
        deep("[".repeat(200) + "]".repeat(200));
        deep("[" + "0,".repeat(5_000_000) + "0]");
    }

    private void deep(String content) {
        String document = document(newId(), "Nightfall").toString().replace("{\"floor\":3}", content);
        assertThat(document).contains(content);
        call(ADA, "POST", "/api/projects").json(document).answer().isProblem(413);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] large = new byte[ProjectJson.LARGEST_DOCUMENT + 1];
        call(ADA, "POST", "/api/projects")
                .body(large)
                .header("Content-Type", "application/json")
                .answer()
                .isProblem(413);
    }

    @Test
    void anotherTypeOfContentIsRefused() {
        Answer refused = call(ADA, "POST", "/api/projects")
                .body("name=x".getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .answer();
        assertThat(refused.status()).isEqualTo(415);
        refused.isProblem(415);
    }

    @Test
    void whatIsNoCallIsSaidToBeNone() {
        call(ADA, "GET", "/api/nothing").answer().isProblem(404);
        call(ADA, "DELETE", "/api/projects").answer().isProblem(405);
        call(ADA, "GET", "/api/projects?page=first").answer().isProblem(400);
        call(ADA, "GET", "/api/projects/x/revisions/first").answer().isProblem(400);
    }

    @Test
    void danglingReferencesAreKeptAndTold() {
        String id = newId();
        ObjectNode document = document(id, "Nightfall");
        ((ObjectNode) document.at("/shots/1")).put("sequenceId", "gone");
        Answer saved = call(ADA, "PUT", "/api/projects/" + id).json(document).answer();
        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.json()
                        .path("warnings")
                        .valueStream()
                        .map(w -> w.path("path").asString()))
                .contains("/shots/1/sequenceId");
    }
}
