package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.StorageFailure;

/** Whatever goes wrong is told in one form, in the language asked for. */
@ExtendWith(OutputCaptureExtension.class)
class FailuresApiTest extends ApiScene {

    @Autowired
    private StorageBackend store;

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, 500, refuse l'accès",
        "REFUSED, 500, La base de données a refusé",
        "TOO_LARGE, 413, trop grand",
        "UNAVAILABLE, 503, ne répond pas",
        "BUSY, 503, attendent la base"
    })
    void onlyWhatCanBetterItselfIsToBeSentAgain(StorageFailure.Kind kind, int status, String words) {
        String id = project();
        faulty().fail(FaultyStorageBackend.Call.REVISIONS, 1, kind);
        Answer failed = history(id).isProblem(status);
        assertThat(failed.json().path("detail").asString()).contains(words);
        assertThat(failed.header("Retry-After").isEmpty()).isEqualTo(status != 503);
    }

    @Test
    void whatAnImportHasStoredBeforeTheDatabaseFailedIsNamed() throws IOException {
        String first = newId();
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String id : List.of(first, newId(), newId())) {
                out.putNextEntry(new ZipEntry(id + ".json"));
                out.write(document(id, "Nightfall").toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        faulty().before(FaultyStorageBackend.Call.CREATE, () -> {});
        faulty().fail(FaultyStorageBackend.Call.CREATE, 3, StorageFailure.Kind.UNAVAILABLE);
        Answer failed = call(ADA, "POST", "/api/imports?confirm=true")
                .header("Content-Type", "application/zip")
                .body(zip.toByteArray())
                .answer()
                .isProblem(503, "");
        assertThat(failed.header("Retry-After")).isNotBlank();
        assertThat(failed.json().path("detail").asString()).contains("1 of 3");
        assertThat(failed.json().path("stored")).hasToString("[\"" + first + "\"]");
        assertThat(call(ADA, "GET", "/api/projects/" + first).status()).isEqualTo(200);
    }

    @Test
    void whatNobodyThoughtOfIsToldInTheSameFormAndRecordedWithoutContent(CapturedOutput log) {
        String id = project();
        faulty().before(FaultyStorageBackend.Call.REVISIONS, () -> {
            throw new IllegalStateException("a street in the rain", new IllegalArgumentException("at night"));
        });
        Answer failed = history(id).isProblem(500);
        assertThat(failed.json().path("detail").asString()).contains("inattendu");
        assertThat(failed.json().path("instance").asString()).isEqualTo("/api/projects/" + id + "/revisions");
        assertThat(log)
                .contains(id)
                .contains("IllegalStateException")
                .contains("IllegalArgumentException")
                .doesNotContain("a street in the rain")
                .doesNotContain("at night");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "nonsense"})
    void whoAcceptsNothingThatCanBeSentIsTold(String accepted) {
        Answer refused = call(ADA, "GET", "/api/projects/" + project())
                .header("Accept", accepted)
                .header("Accept-Language", "fr")
                .answer()
                .isProblem(406, "");
        assertThat(refused.json().path("detail").asString())
                .contains("l'en-tête Accept")
                .contains("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api//projects", "/api/projects/a;b=1"})
    void anAddressThatNoCallCanHaveIsRefusedInTheSameForm(String address) {
        Answer refused = call(ADA, "GET", address)
                .header("Accept-Language", "fr")
                .answer()
                .isProblem(400, "");
        assertThat(refused.json().path("detail").asString()).contains("Aucun appel");
        assertThat(call(ADA, "GET", "/login;b=1").answer().header("Content-Type"))
                .isEqualTo("application/json");
    }

    private Answer history(String id) {
        return call(ADA, "GET", "/api/projects/" + id + "/revisions")
                .header("Accept-Language", "fr")
                .answer();
    }

    private FaultyStorageBackend faulty() {
        return (FaultyStorageBackend) store;
    }
}
