package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.account.Person;
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
        null                        | 422
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
        assertThat(refused.json().path("detail").asString()).contains("in 3 places");
        Answer once = call(ADA, "PUT", "/api/projects/" + id)
                .json(document(id, "").without("schemaVersion"))
                .answer();
        assertThat(once.json().path("detail").asString())
                .contains("in one place")
                .contains("Mend it");
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POST  | /api/projects             | application/x-www-form-urlencoded | application/json
        POST  | /api/projects             | nonsense                          | application/json
        POST  | /api/imports              | text/plain                        | application/json, application/zip, application/octet-stream
        POST  | /api/imports              | multipart/form-data; boundary=x   | application/json, application/zip, application/octet-stream
        PUT   | /api/projects/x           | text/plain                        | application/json
        PATCH | /api/projects/x           | application/json-patch+json       | application/json
        """)
    void anotherTypeOfContentIsRefusedWithThoseThatTheAddressTakes(
            String method, String path, String type, String taken) {
        Answer refused = call(ADA, method, path)
                .body("name=x".getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", type)
                .answer()
                .isProblem(415);
        assertThat(refused.json().path("detail").asString()).contains(taken);
        assertThat(refused.header("Accept")).isEqualTo(taken);
        assertThat(refused.header("Accept-Post")).isEqualTo(method.equals("POST") ? taken : "");
        assertThat(refused.header("Accept-Patch")).isEqualTo(method.equals("PATCH") ? taken : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        POST  | /api/projects   | application/json                 | gzip     | Content-Encoding
        PATCH | /api/projects/x | application/json                 | br       | Content-Encoding
        POST  | /api/imports    | application/zip                  | gzip     | Content-Encoding
        PUT   | /api/projects/x | application/json;charset=utf-16  | identity | UTF-8
        POST  | /api/imports    | application/json;charset=iso-8859-1 | identity | UTF-8
        """)
    void anotherCodingOfContentIsRefusedWithWhatIsTaken(
            String method, String path, String type, String coding, String told) {
        Answer refused = call(ADA, method, path)
                .body("{}".getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", type)
                .header("Content-Encoding", coding)
                .answer()
                .isProblem(415);
        assertThat(refused.header("Accept-Encoding")).isEqualTo("identity");
        assertThat(refused.json().path("detail").asString()).contains(told);
    }

    @Test
    void theCharsetThatIsReadMayBeNamed() {
        String id = newId();
        assertThat(call(ADA, "PUT", "/api/projects/" + id)
                        .json(document(id, "Nightfall"))
                        .header("Content-Type", "application/json; charset=\"UTF-8\"")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void thePlaceIsCountedInCharacters() {
        Answer refused = call(ADA, "POST", "/api/projects")
                .json("{\n\"name\": \"caf\u00e9\" \u00e9}")
                .answer()
                .isProblem(400);
        assertThat(refused.json().path("line").asInt()).isEqualTo(2);
        assertThat(refused.json().path("column").asInt()).isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void whoIsDisabledWhileTheRequestIsOnItsWayStoresNothing(String method) {
        Person eve = new Person("eve-" + method.toLowerCase(Locale.ROOT), "Eve", false);
        letIn(eve);
        String id = newId();
        call(eve, "PUT", "/api/projects/" + id).json(document(id, "Nightfall")).answer();
        // More than fits between two programs: when the end of it is asked for, the server is reading already.
        InputStream beginning =
                new ByteArrayInputStream(" ".repeat(32 * 1024 * 1024).getBytes(StandardCharsets.UTF_8));
        String content = method.equals("PUT")
                ? document(id, "Daybreak").toString()
                : "[{\"edit\": \"project.rename\", \"name\": \"Daybreak\"}]";
        InputStream end = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                accounts.setEnabled(ADMIN, eve.username(), false);
                return super.read(into, from, length);
            }
        };
        call(eve, method, "/api/projects/" + id)
                .body(BodyPublishers.ofInputStream(() -> new SequenceInputStream(beginning, end)))
                .header("Content-Type", "application/json")
                .answer()
                .isProblem(401);
        assertThat(persistence.revisions().last(id, 0)).isEqualTo(1);
    }

    @Test
    void whatIsNoCallIsSaidToBeNone() {
        call(ADA, "GET", "/api/nothing").answer().isProblem(404);
        call(ADA, "DELETE", "/api/projects").answer().isProblem(405);
        call(ADA, "GET", "/api/projects?page=first").answer().isProblem(400);
        call(ADA, "GET", "/api/projects/x/revisions/first").answer().isProblem(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/projects/a%2Fb", "/api/projects/a%5Cb", "/api/projects/a%00b", "/api/projects?query=%FF"})
    void anAddressThatTheServerDoesNotTakeIsAProblemLikeAnyOther(String path) {
        call(ADA, "GET", path).answer().isProblem(400);
    }

    @Test
    void anAddressOfAPageThatTheServerDoesNotTakeTellsNothingAboutTheServer() {
        Answer refused = stranger("/projects/a%2Fb");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).doesNotContainIgnoringCase("Tomcat");
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
