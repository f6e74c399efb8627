package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.importing.Importer;
import tools.jackson.databind.JsonNode;

/** Files of any known shape that come over HTTP. */
class ImportsApiTest extends ApiScene {

    private static final String PROJECT =
            "{\"schema_version\": \"1.0\", \"project_id\": \"%s\", \"project_name\": \"Trio\", \"mood_board\": 1}";
    private static final String STORYBOARD = "{\"storyboard_id\": \"sb\", \"shots\": [{\"shot_id\": \"a\"}]}";

    @Test
    void withoutConfirmationWhatWouldBeImportedIsToldAndNothingIsStored() {
        String id = newId();
        Answer answer = call(ADA, "POST", "/api/imports?name=trio.json")
                .json(PROJECT.formatted(id))
                .answer();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("stored").asBoolean()).isFalse();
        JsonNode found = answer.json().path("projects").get(0);
        assertThat(found.path("id").asString()).isEqualTo(id);
        assertThat(found.path("files").get(0)).hasToString("{\"file\":\"trio.json\",\"shape\":\"PROJECT\"}");
        assertThat(found.path("notes").valueStream()).anySatisfy(note -> {
            assertThat(note.path("kind").asString()).isEqualTo("KEPT");
            assertThat(note.path("path").asString()).isEqualTo("/mood_board");
            assertThat(note.path("message").asString()).isEqualTo("is not part of the contract");
        });
        assertThat(call(ADA, "GET", "/api/projects/" + id).status()).isEqualTo(404);
    }

    @Test
    void aConfirmedZipIsStoredForTheCallerAloneAndItsLocationIsTold() throws IOException {
        String id = newId();
        byte[] zip = zip("film/project.json", PROJECT.formatted(id), "film/storyboard.json", STORYBOARD);
        Answer answer = call(ADA, "POST", "/api/imports?confirm=true")
                .header("Content-Type", "application/zip")
                .body(zip)
                .answer();
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/projects/storycore_project_" + id);
        assertThat(answer.json().path("projects").get(0).path("shots").asInt()).isEqualTo(1);
        Answer document = call(ADA, "GET", answer.header("Location")).answer();
        assertThat(document.json().path("shots").get(0).path("id").asString()).isEqualTo("a");
        assertThat(document.json().path("mood_board").asInt()).isEqualTo(1);
        assertThat(call(BOB, "GET", answer.header("Location")).status()).isEqualTo(404);
    }

    @Test
    void aTakenIdMakesACopy() {
        String id = project();
        Answer answer = call(BOB, "POST", "/api/imports?confirm=true")
                .json(document(id, "Bob's"))
                .answer();
        assertThat(answer.status()).isEqualTo(201);
        JsonNode made = answer.json().path("projects").get(0);
        assertThat(made.path("formerId").asString()).isEqualTo(id);
        assertThat(answer.header("Location"))
                .isEqualTo("/api/projects/storycore_project_" + made.path("id").asString());
        assertThat(call(ADA, "GET", "/api/projects/" + id)
                        .answer()
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Nightfall");
    }

    @Test
    void aCutFileIsRefusedWithLineAndColumn() {
        Answer answer = call(ADA, "POST", "/api/imports?confirm=true")
                .json("{\n  \"project_name\": ")
                .answer();
        answer.isProblem(400, "");
        assertThat(answer.json().path("line").asInt()).isEqualTo(2);
        assertThat(answer.json().path("errors").get(0).path("file").asString()).isEqualTo("document.json");
    }

    @Test
    void aDamagedFileInAZipKeepsAllOfItFromBeingStored() throws IOException {
        String id = newId();
        byte[] zip = zip("project.json", PROJECT.formatted(id), "storyboard.json", "{\"shots\": [");
        call(ADA, "POST", "/api/imports?confirm=true")
                .header("Content-Type", "application/zip")
                .body(zip)
                .answer()
                .isProblem(400, "");
        assertThat(call(ADA, "GET", "/api/projects/" + id).status()).isEqualTo(404);
    }

    @Test
    void aZipThatIsCutIsRefusedAndNothingOfItIsStored() throws IOException {
        String first = newId();
        byte[] zip = zip("a.json", PROJECT.formatted(first), "b.json", PROJECT.formatted(newId()));
        call(ADA, "POST", "/api/imports?confirm=true")
                .header("Content-Type", "application/zip")
                .body(Arrays.copyOf(zip, zip.length - 40))
                .answer()
                .isProblem(400, "");
        assertThat(call(ADA, "GET", "/api/projects/" + first).status()).isEqualTo(404);
    }

    @Test
    void whatIsNoProjectOrBreaksTheContractIsRefusedWithItsPlaces() {
        call(ADA, "POST", "/api/imports").json("{\"id\": \"1\"}").answer().isProblem(422, "");
        call(ADA, "POST", "/api/imports").json("null").answer().isProblem(422, "");
        String broken = document(newId(), "Broken").toString().replace("\"duration\":2", "\"duration\":-2");
        call(ADA, "POST", "/api/imports").json(broken).answer().isProblem(422, "/shots/0/duration");
    }

    @Test
    void aZipWithoutAnyJsonIsSaidToHaveNone() throws IOException {
        Answer answer = call(ADA, "POST", "/api/imports")
                .header("Content-Type", "application/zip")
                .body(zip("notes.txt", "nothing"))
                .answer();
        answer.isProblem(422, "");
        assertThat(answer.json().at("/errors/0/message").asString()).contains("no JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "storycore_project_victim"})
    void anIdThatMeansAnotherInAnAddressIsReplacedAndThatIsTold(String id) {
        for (String document : List.of(document(id, "Nightfall").toString(), PROJECT.formatted(id))) {
            Answer answer = call(ADA, "POST", "/api/imports?confirm=true")
                    .json(document)
                    .answer();
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            JsonNode made = answer.json().at("/projects/0");
            assertThat(made.path("id").asString()).isNotEqualTo(id);
            assertThat(made.path("notes").valueStream()).anySatisfy(note -> {
                assertThat(note.path("reason").asString()).isEqualTo("RESERVED_ID");
                assertThat(note.path("path").asString()).isEqualTo("/id");
                assertThat(note.path("message").asString()).contains("\"" + id + "\"");
            });
        }
    }

    @Test
    void whatIsTooLargeIsRefused() {
        call(ADA, "POST", "/api/imports")
                .header("Content-Type", "application/octet-stream")
                .body(new byte[Importer.MOST_BYTES + 1])
                .answer()
                .isProblem(413, "");
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
