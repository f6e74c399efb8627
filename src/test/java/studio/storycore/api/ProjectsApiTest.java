package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.contract.ProjectJson;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.Member;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole projects over HTTP: reading, creating, saving, the list, the trash. */
class ProjectsApiTest extends ApiScene {

    @Autowired
    private ProjectLibrary library;

    @Autowired
    private ProjectPersistenceService persistence;

    @Autowired
    private ProjectJson json;

    @ParameterizedTest
    @ValueSource(strings = {"", "storycore_project_"})
    void whatIsPostedIsReadBackUnderItsIdAndItsKeyWithUnknownFields(String prefix) {
        String id = newId();
        ObjectNode document = document(id, "Nightfall");
        Answer posted = call(ADA, "POST", "/api/projects").json(document).answer();
        assertThat(posted.status()).as(posted.text()).isEqualTo(201);
        assertThat(posted.tag()).isEqualTo("\"1\"");
        assertThat(posted.header("Location")).isEqualTo("/api/projects/storycore_project_" + id);
        assertThat(posted.json().path("key").asString()).isEqualTo("storycore_project_" + id);

        Answer read = call(ADA, "GET", "/api/projects/" + prefix + id).answer();
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.tag()).isEqualTo("\"1\"");
        assertThat(read.json()).isEqualTo(document);
    }

    @Test
    void postingAnExistingProjectAgainSavesItAsANewRevision() {
        String id = project();
        call(ADA, "POST", "/api/projects")
                .json(document(id, "Daybreak"))
                .answer()
                .isSaved(2);
        assertThat(name(id)).isEqualTo("Daybreak");
    }

    @Test
    void putCreatesAndSavesAndAsksThatTheIdsAgree() {
        String id = newId();
        assertThat(put(id, "One").status()).isEqualTo(201);
        assertThat(put(id, "Two").status()).isEqualTo(200);
        assertThat(put("storycore_project_" + id, id, "Three").status()).isEqualTo(200);
        put(newId(), id, "Four").isProblem(422, "/id");
        assertThat(name(id)).isEqualTo("Three");
    }

    @Test
    void savingWhatIsThereAlreadyMakesNoRevision() {
        String id = project();
        Answer again = put(id, "Nightfall").isSaved(1);
        assertThat(again.json().path("merged").asBoolean()).isFalse();
        conditional(id, "\"1\"", "Nightfall").isSaved(1);
        keyed("PUT", "/api/projects/" + id, "again", document(id, "Nightfall")).isSaved(1);
    }

    @Test
    void aSaveBasedOnAnEarlierRevisionIsRefusedWithTheLastOne() {
        String id = project();
        conditional(id, "\"1\"", "Two").isSaved(2);
        Answer stale = conditional(id, "\"1\"", "Three").isProblem(412);
        assertThat(stale.tag()).isEqualTo("\"2\"");
        assertThat(stale.json().path("sequenceNumber").asInt()).isEqualTo(2);
        assertThat(name(id)).isEqualTo("Two");
        conditional(id, "W/\"2\"", "Four").isSaved(3);
    }

    @Test
    void whatIsExpectedToBeThereOrNotIsLookedAt() {
        String id = newId();
        conditional(id, "\"1\"", "One").isProblem(412);
        conditional(id, "\"one\"", "One").isProblem(400);
        assertThat(call(ADA, "PUT", "/api/projects/" + id)
                        .header("If-None-Match", "*")
                        .json(document(id, "One"))
                        .status())
                .isEqualTo(201);
        call(ADA, "PUT", "/api/projects/" + id)
                .header("If-None-Match", "*")
                .json(document(id, "Two"))
                .answer()
                .isProblem(412);
    }

    @Test
    void whoCreatesOnlyIsAnsweredTheSameWhenTheRequestIsRepeated() {
        String id = newId();
        for (int i = 0; i < 2; i++) {
            Answer made = onlyNew(id, "make").answer();
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(made.tag()).isEqualTo("\"1\"");
            put(id, "Two");
        }
        onlyNew(id, "again").answer().isProblem(412);
        assertThat(name(id)).isEqualTo("Two");
    }

    private Call onlyNew(String id, String key) {
        return call(ADA, "PUT", "/api/projects/" + id)
                .header("If-None-Match", "*")
                .header("Idempotency-Key", key + id)
                .json(document(id, "One"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"77\"", "\"1\"", "x", ""})
    void aChangeOnConditionOfAnotherRevisionThanOneIsNotUnderstood(String tag) {
        String id = newId();
        call(ADA, "PUT", "/api/projects/" + id)
                .header("If-None-Match", tag)
                .json(document(id, "One"))
                .answer()
                .isProblem(400);
        assertThat(call(ADA, "HEAD", "/api/projects/" + id).status()).isEqualTo(404);
    }

    @Test
    void aProjectThatHasChangedSinceIsNotThrownAway() {
        String id = project();
        put(id, "Daybreak");
        Answer stale = trash(id, "\"1\"").isProblem(412);
        assertThat(stale.tag()).isEqualTo("\"2\"");
        trash(id, "\"3\"").isProblem(412);
        trash(id, "nonsense").isProblem(400);
        assertThat(trash(id, "\"2\"").status()).isEqualTo(204);
    }

    private Answer trash(String id, String ifMatch) {
        return call(ADA, "DELETE", "/api/projects/" + id)
                .header("If-Match", ifMatch)
                .answer();
    }

    @Test
    void aProjectThatIsNotThereHasNoRevisionToReadAgain() {
        Answer absent = conditional(newId(), "\"1\"", "One").isProblem(412);
        assertThat(absent.json().path("detail").asString())
                .contains("no project")
                .contains("without If-Match");
        assertThat(absent.tag()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "storycore_project_",
                "storycore_project_victim",
                "storycore_project_storycore_project_x"
            })
    void noNewProjectHasAnIdThatMeansAnotherInAnAddress(String id) {
        call(ADA, "POST", "/api/projects").json(document(id, "One")).answer().isProblem(422, "/id");
        call(ADA, "PUT", "/api/projects/storycore_project_" + id)
                .json(document(id, "One"))
                .answer()
                .isProblem(422, "/id");
    }

    @Test
    void anOlderProjectWithSuchAnIdIsReachedByItsKey() {
        String id = "storycore_project_" + newId();
        persistence.create(json.read(document(id, "Nightfall")).project(), ADA.username());
        Answer saved = call(ADA, "POST", "/api/projects")
                .json(document(id, "Daybreak"))
                .answer()
                .isSaved(2);
        assertThat(saved.header("Location")).isEqualTo("/api/projects/storycore_project_" + id);
        assertThat(name("storycore_project_" + id)).isEqualTo("Daybreak");
    }

    @Test
    void anIdThatSomeoneElseHasIsSaidToBeTakenOnlyToWhoWantsIt() {
        String id = project();
        assertThat(call(BOB, "POST", "/api/projects")
                        .json(document(id, "Mine"))
                        .answer()
                        .isProblem(404)
                        .json()
                        .path("detail")
                        .asString())
                .contains("taken");
        assertThat(call(BOB, "GET", "/api/projects/" + id)
                        .answer()
                        .isProblem(404)
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("There is no project with this id for you.");
    }

    @Test
    void aKnownRevisionIsNotSentAgain() {
        String id = project();
        Answer known = call(ADA, "GET", "/api/projects/" + id)
                .header("If-None-Match", "\"1\"")
                .answer();
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.response().body()).isEmpty();
        Call head = call(ADA, "HEAD", "/api/projects/" + id).header("If-None-Match", "\"1\"");
        assertThat(head.status()).isEqualTo(304);
        put(id, "Daybreak");
        assertThat(call(ADA, "GET", "/api/projects/" + id)
                        .header("If-None-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void headTellsWhetherAProjectIsThere() {
        Answer there = call(ADA, "HEAD", "/api/projects/" + project()).answer();
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.tag()).isEqualTo("\"1\"");
        assertThat(call(ADA, "HEAD", "/api/projects/" + newId()).status()).isEqualTo(404);
    }

    @Test
    void anotherPersonsProjectIsAnsweredLikeOneThatIsNotThere() {
        String id = project();
        for (String method : new String[] {"GET", "DELETE"}) {
            Answer hidden = call(BOB, method, "/api/projects/" + id).answer().isProblem(404);
            Answer absent =
                    call(BOB, method, "/api/projects/" + newId()).answer().isProblem(404);
            assertThat(withoutInstance(hidden)).isEqualTo(withoutInstance(absent));
        }
        call(BOB, "PUT", "/api/projects/" + id)
                .json(document(id, "Mine"))
                .answer()
                .isProblem(404);
        call(BOB, "POST", "/api/projects").json(document(id, "Mine")).answer().isProblem(404);
        assertThat(name(id)).isEqualTo("Nightfall");
    }

    @Test
    void aViewerReadsAndAnEditorSavesAndOnlyTheOwnerThrowsAway() {
        String id = project();
        library.share(ADA, id, "bob", Member.Role.VIEWER);
        assertThat(call(BOB, "GET", "/api/projects/" + id).status()).isEqualTo(200);
        call(BOB, "PUT", "/api/projects/" + id)
                .json(document(id, "Bob's"))
                .answer()
                .isProblem(403);
        library.share(ADA, id, "bob", Member.Role.EDITOR);
        assertThat(call(BOB, "PUT", "/api/projects/" + id)
                        .json(document(id, "Bob's"))
                        .status())
                .isEqualTo(200);
        call(BOB, "DELETE", "/api/projects/" + id).answer().isProblem(403);
    }

    @Test
    void aViewerIsToldThatTheyMayNotWhateverElseIsInTheWay() {
        String id = project();
        library.share(ADA, id, "bob", Member.Role.VIEWER);
        List<String> changes = List.of("/revisions/1/restore", "/revisions/9/restore", "/restore");
        for (String change : changes) {
            call(BOB, "POST", "/api/projects/" + id + change).answer().isProblem(403);
        }
        call(BOB, "DELETE", "/api/projects/" + id)
                .header("If-Match", "\"9\"")
                .answer()
                .isProblem(403);

        library.trash(ADA, id);

        for (String change : changes) {
            call(BOB, "POST", "/api/projects/" + id + change).answer().isProblem(403);
        }
        call(BOB, "DELETE", "/api/projects/" + id).answer().isProblem(403);
        call(ADA, "POST", "/api/projects/" + id + "/revisions/1/restore")
                .answer()
                .isProblem(409);
    }

    @Test
    void aProjectGoesToTheTrashAndComesBack() {
        String id = project();
        assertThat(call(ADA, "DELETE", "/api/projects/" + id).status()).isEqualTo(204);
        call(ADA, "GET", "/api/projects/" + id).answer().isProblem(404);
        assertThat(call(ADA, "HEAD", "/api/projects/" + id).status()).isEqualTo(404);
        call(ADA, "DELETE", "/api/projects/" + id).answer().isProblem(404);
        put(id, "Daybreak").isProblem(409);
        assertThat(list("query=" + id).path("total").asInt()).isZero();
        assertThat(list("trash=true&query=" + id).path("total").asInt()).isEqualTo(1);
        assertThat(call(ADA, "POST", "/api/projects/" + id + "/restore").status())
                .isEqualTo(204);
        assertThat(name(id)).isEqualTo("Nightfall");
    }

    @Test
    void theListHasPages() {
        String mark = newId().substring(0, 8);
        for (int i = 0; i < 3; i++) {
            assertThat(put(mark + "-" + i, "Film").status()).isEqualTo(201);
        }
        JsonNode first = list("size=2&query=" + mark);
        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(first.path("projects")
                        .valueStream()
                        .map(header -> header.path("id").asString()))
                .containsExactly(mark + "-2", mark + "-1");
        JsonNode header = list("size=2&page=1&query=" + mark).at("/projects/0");
        assertThat(header.path("key").asString()).isEqualTo("storycore_project_" + mark + "-0");
        assertThat(header.path("shots").asInt()).isEqualTo(2);
        assertThat(header.path("right").asString()).isEqualTo("own");
        assertThat(header.path("createdAt").asString()).matches("20..-.*Z");
        for (String wrong : new String[] {"size=0", "size=1001", "page=-1"}) {
            call(ADA, "GET", "/api/projects?" + wrong).answer().isProblem(400);
        }
    }

    @Test
    void aRepeatedRequestHasItsEffectOnce() {
        String id = newId();
        for (int i = 0; i < 2; i++) {
            Answer made = keyed("POST", "/api/projects", "make", document(id, "One"));
            assertThat(made.status()).isEqualTo(201);
            assertThat(made.tag()).isEqualTo("\"1\"");
        }
        for (int i = 0; i < 2; i++) {
            keyed("PUT", "/api/projects/" + id, "save", document(id, "Two")).isSaved(2);
            put(id, "Three");
        }
        assertThat(name(id)).isEqualTo("Three");
        keyed("PUT", "/api/projects/" + id, "with space", document(id, "Two")).isProblem(400);
    }

    @Test
    void aLargeDocumentTravelsCompressed() throws IOException {
        String id = newId();
        ObjectNode document = document(id, "Nightfall");
        ((ObjectNode) document.at("/shots/0")).put("prompt", "a long street ".repeat(1_400));
        call(ADA, "PUT", "/api/projects/" + id).json(document).send();
        Answer read = call(ADA, "GET", "/api/projects/" + id)
                .header("Accept-Encoding", "gzip")
                .answer();
        assertThat(read.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(read.response().body()).hasSizeLessThan(5_000);
        assertThat(JSON.readTree(new GZIPInputStream(
                        new ByteArrayInputStream(read.response().body()))))
                .isEqualTo(document);
        assertThat(conditional(id, read.tag(), "Daybreak").status()).isEqualTo(200);
    }

    private Answer put(String id, String name) {
        return put(id, id, name);
    }

    private Answer put(String pathId, String id, String name) {
        return call(ADA, "PUT", "/api/projects/" + pathId)
                .json(document(id, name))
                .answer();
    }

    private Answer conditional(String id, String ifMatch, String name) {
        return call(ADA, "PUT", "/api/projects/" + id)
                .header("If-Match", ifMatch)
                .json(document(id, name))
                .answer();
    }

    private Answer keyed(String method, String path, String key, JsonNode json) {
        return call(ADA, method, path).header("Idempotency-Key", key).json(json).answer();
    }

    private JsonNode list(String parameters) {
        return call(ADA, "GET", "/api/projects?" + parameters).answer().json();
    }

    private String name(String id) {
        return call(ADA, "GET", "/api/projects/" + id)
                .answer()
                .json()
                .path("name")
                .asString();
    }

    private static JsonNode withoutInstance(Answer problem) {
        return ((ObjectNode) problem.json()).without(List.of("instance"));
    }
}
