package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.SetShotText;
import studio.storycore.live.LiveListener;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Viewer;
import studio.storycore.reliability.Fault;
import tools.jackson.databind.JsonNode;

/** Edits, history and generations over HTTP, also while people have the project open. */
class ChangesApiTest extends ApiScene {

    private static final String RENAME = """
            [{"edit": "project.rename", "name": "%s"}]""";
    private static final String PROMPT = """
            [{"edit": "shot.text", "shotId": "%s", "field": "PROMPT", "text": "%s"}]""";

    @Autowired
    private LiveProjects live;

    @Test
    void editsOfOtherFieldsAreMergedAndTheSenderIsToldToReadAgain() {
        String id = project();
        Answer first = patch(id, "\"1\"", PROMPT.formatted("a", "rain")).isSaved(2);
        assertThat(first.json().path("merged").asBoolean()).isFalse();

        Answer second = patch(id, "\"1\"", PROMPT.formatted("b", "snow")).isSaved(3);
        assertThat(second.json().path("merged").asBoolean()).isTrue();
        assertThat(prompt(id, 0)).isEqualTo("rain");
        assertThat(prompt(id, 1)).isEqualTo("snow");
    }

    @Test
    void editsOfTheSameFieldAreRefusedWithBothValues() {
        String id = project();
        patch(id, "\"1\"", PROMPT.formatted("a", "rain"));
        Answer conflict = patch(id, "\"1\"", PROMPT.formatted("a", "snow")).isProblem(409);
        assertThat(conflict.tag()).isEqualTo("\"2\"");
        assertThat(conflict.json().path("conflicts")).isEqualTo(JSON.readTree("""
                [{"entity": "shot", "id": "a", "field": "prompt", "theirs": "rain", "yours": "snow"}]"""));
        assertThat(prompt(id, 0)).isEqualTo("rain");
        patch(id, "\"2\"", PROMPT.formatted("a", "snow")).isSaved(3);
    }

    @Test
    void allEditsOfAListAreMadeOrNone() {
        String id = project();
        patch(id, null, """
                [{"edit": "project.rename", "name": "Daybreak"},
                 {"edit": "shot.text", "shotId": "gone", "field": "PROMPT", "text": "x"}]""").isProblem(409);
        assertThat(read(id).path("name").asString()).isEqualTo("Nightfall");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                       | 400 |
            []                                                                       | 400 |
            [{"edit": "project.replace", "content": {}}]                             | 422 | /0/content/id
            ["rename"]                                                               | 422 | /0/edit
            [{"edit": "project.paint"}]                                              | 422 | /0/edit
            [{"edit": "project.rename"}]                                             | 422 | /0/name
            [{"edit": "project.rename", "name": "x", "colour": 1}]                   | 422 | /0/colour
            [{"edit": "shot.text", "shotId": "a", "field": "SMELL", "text": "x"}]    | 422 | /0/field
            [{"edit": "shot.duration", "shotId": "a", "seconds": "long"}]            | 422 | /0/seconds
            [{"edit": "group", "edits": [{"edit": "project.rename"}]}]               | 422 | /0/edits/0/name
            [{"edit": "phrase.add", "phrase": {"id": "p"}}]                          | 422 | /0/phrase/shotId
            null                                                                     | 400 |
            [null]                                                                   | 422 | /0/edit
            [{"edit": "group", "edits": null}]                                       | 422 | /0
            [{"edit": "group", "edits": [null]}]                                     | 422 | /0
            [{"edit": "possible", "wanted": null}]                                   | 422 | /0/wanted
            [{"edit": "sequence.add", "sequence": null, "after": null}]              | 422 | /0
            [{"edit": "generation.add", "generation": null}]                         | 422 | /0/generation
            [{"edit": "project.rename", "name": "\\ud800"}]                        | 422 | /0/name
            [{"edit": "project.rename", "name": "x", "a/b~": 1}]                     | 422 | /0/a~1b~0
            [{"edit": "project.rename", "name": 1}]                                  | 422 | /0/name
            [{"edit": "project.rename", "name": 1.5}]                                | 422 | /0/name
            [{"edit": "project.rename", "name": true}]                               | 422 | /0/name
            [{"edit": "project.capability", "capability": "QA_ENGINE"}]              | 422 | /0/on
            [{"edit": "project.capability", "capability": "QA_ENGINE", "on": "true"}] | 422 | /0/on
            [{"edit": "project.capability", "capability": "QA_ENGINE", "on": 1}]     | 422 | /0/on
            [{"edit": "project.capability", "capability": 0, "on": true}]            | 422 | /0/capability
            [{"edit": "project.capability", "capability": "0", "on": true}]          | 422 | /0/capability
            [{"edit": "project.capability", "capability": "", "on": true}]           | 422 | /0/capability
            [{"edit": "shot.text", "shotId": "a", "field": 0, "text": "x"}]          | 422 | /0/field
            [{"edit": "shot.text", "shotId": "a", "field": "0", "text": "x"}]        | 422 | /0/field
            [{"edit": "shot.duration", "shotId": "a", "seconds": "7"}]               | 422 | /0/seconds
            [{"edit": "shot.duration", "shotId": "a", "seconds": ""}]                | 422 | /0/seconds
            [{"edit": "shot.duration", "shotId": "a", "seconds": true}]              | 422 | /0/seconds
            [{"edit": "sequence.move", "sequenceId": "s-1", "after": 1}]             | 422 | /0/after
            [{"edit": "shot.duration", "shotId": "a", "seconds": 0}]                 | 422 | /0/seconds
            [{"edit": "group", "edits": [{"edit": "shot.duration", "shotId": "a", "seconds": -1}]}] | 422 | /0/edits/0/seconds
            [{"edit": "project.rename", "name": "x"}, {"edit": "sequence.duration", "sequenceId": "s-1", "seconds": 9}] | 409 | /1
            [{"edit": "group", "edits": [{"edit": "shot.text", "shotId": "z", "field": "PROMPT", "text": "x"}]}] | 409 | /0/edits/0
            """)
    void editsThatMakeNoSenseAreToldWithTheirPlace(String edits, int status, String path) {
        String id = project();
        Answer refused = patch(id, null, edits);
        if (path == null) {
            refused.isProblem(status);
        } else {
            refused.isProblem(status, path);
        }
        assertThat(read(id)).isEqualTo(document(id, "Nightfall"));
    }

    @Test
    void everyEditThatMakesNoSenseIsTold() {
        patch(project(), null, """
                [{"edit": "project.paint"}, {"edit": "project.rename", "name": "x"}, {"edit": "shot.duration", "shotId": "a"},
                 {"edit": "project.rename"}]""").isProblem(422, "/0/edit", "/2/seconds", "/3/name");
    }

    @Test
    void valuesThatTheContractDoesNotAllowAreToldWhereTheyStandInWhatWasSent() {
        String id = project();
        patch(id, null, """
                [{"edit": "phrase.add", "phrase": {"id": "p", "shotId": "", "character": "", "text": "Hello", "language": "en",
                  "startTime": 1, "endTime": 2, "metadata": {"emotion": ""}}}]""").isSaved(2);
        patch(id, null, """
                [{"edit": "phrase.times", "phraseId": "p", "startTime": 3, "endTime": 2}]""").isProblem(422, "/0/endTime");
        patch(id, null, """
                [{"edit": "phrase.times", "phraseId": "p", "startTime": -3, "endTime": 2}]""").isProblem(422, "/0/startTime");
        patch(id, null, """
                [{"edit": "phrase.text", "phraseId": "p", "field": "TEXT", "text": ""}]""").isProblem(422, "/0/text");
    }

    @Test
    void editsInsideOthersAreCountedToo() {
        String id = project();
        String renamings =
                String.join(",", Collections.nCopies(999, "{\"edit\":\"project.rename\",\"name\":\"Daybreak\"}"));
        String group = "{\"edit\":\"group\",\"edits\":[" + renamings + "]}";
        patch(id, null, "[" + group + "]").isSaved(2);
        patch(id, null, "[" + group + "," + group + "]").isProblem(400);
        patch(id, null, "[{\"edit\":\"possible\",\"wanted\":" + group + "}," + group + "]")
                .isProblem(400);
    }

    @Test
    void whatIsChangedHereIsOnOpenPagesAtOnceAndWhatPeopleTypeThereIsNotLost() {
        String id = project();
        LiveProject page = live.enter(id, new Viewer("tab", ADA, null));
        try {
            page.submit(ADA, new SetShotText("b", SetShotText.Text.PROMPT, "typed"));
            Answer patched = patch(id, "\"1\"", RENAME.formatted("Daybreak"));
            assertThat(patched.status()).as(patched.text()).isEqualTo(200);
            assertThat(page.current().name()).isEqualTo("Daybreak");
            assertThat(prompt(id, 1)).isEqualTo("typed");
        } finally {
            live.leave(page, "tab");
        }
    }

    @Test
    void whatPeopleAreTypingCountsAsALaterRevision() {
        String id = project();
        LiveProject page = live.enter(id, new Viewer("tab", ADA, null));
        try {
            page.submit(ADA, new RenameProject("typed"));
            Answer conflict = patch(id, "\"1\"", RENAME.formatted("Daybreak")).isProblem(409);
            assertThat(conflict.json().at("/conflicts/0/theirs").asString()).isEqualTo("typed");
            page.submit(ADA, new RenameProject("typed on"));
            call(ADA, "PUT", "/api/projects/" + id)
                    .header("If-Match", conflict.tag())
                    .json(document(id, "Daybreak"))
                    .answer()
                    .isProblem(412);
        } finally {
            live.leave(page, "tab");
        }
    }

    @Test
    void aRepeatedPatchIsMadeOnce() {
        String id = project();
        for (int i = 0; i < 2; i++) {
            call(ADA, "PATCH", "/api/projects/" + id)
                    .header("If-Match", "\"1\"")
                    .header("Idempotency-Key", "once-" + id)
                    .json(RENAME.formatted("Daybreak"))
                    .answer()
                    .isSaved(2);
        }
    }

    @Test
    void theHistoryTellsWhoChangedWhatAndBringsItBack() {
        String id = project();
        patch(id, null, PROMPT.formatted("a", "rain"));
        patch(id, null, RENAME.formatted("Daybreak"));

        JsonNode list = get(id, "/revisions?size=2").json().path("revisions");
        assertThat(list.valueStream()
                        .map(revision -> revision.path("sequenceNumber").asInt()))
                .containsExactly(3, 2);
        assertThat(list.at("/1/author").asString()).isEqualTo("ada");
        assertThat(list.at("/1/edits/0/fields")).isEqualTo(JSON.readTree("""
                [{"entity": "shot", "id": "a", "field": "prompt"}]"""));
        assertThat(get(id, "/revisions?before=2").json().path("revisions").size())
                .isEqualTo(1);
        assertThat(get(id, "/revisions/3")
                        .json()
                        .at("/edits/0/edit/edits/0/name")
                        .asString())
                .isEqualTo("Daybreak");
        get(id, "/revisions/4").isProblem(404);
        get(id, "/revisions?size=0").isProblem(400);
        assertThat(get(id, "/revisions/2/document").json().at("/shots/0/prompt").asString())
                .isEqualTo("rain");

        Answer stale = call(ADA, "POST", "/api/projects/" + id + "/revisions/1/restore")
                .header("If-Match", "\"2\"")
                .answer();
        stale.isProblem(412);
        call(ADA, "POST", "/api/projects/" + id + "/revisions/1/restore")
                .answer()
                .isSaved(4);
        assertThat(read(id)).isEqualTo(document(id, "Nightfall"));
        call(ADA, "POST", "/api/projects/" + id + "/revisions/9/restore")
                .answer()
                .isProblem(404);
    }

    @Test
    void theRecordOfAGenerationIsAppended() {
        String id = project();
        String generation = """
                {"id": "g-1", "timestamp": 1768060952281.25, "status": "success", "machine": "left"}""";
        generate(id, generation).isSaved(2);
        assertThat(read(id).path("generationHistory")).isEqualTo(JSON.readTree("[" + generation + "]"));
        generate(id, generation).isProblem(409);
        Answer absent = patch(id, null, """
                [{"edit": "generation.remove", "generationId": "g-9"}]""").isProblem(409, "/0");
        assertThat(absent.json().path("detail").asString()).contains("generation");
        generate(id, "{\"id\": \"g-2\", \"status\": \"done\"}").isProblem(422, "/timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"done\"", "3", "true"})
    void whatIsNoObjectIsNoRecordOfAGeneration(String body) {
        generate(project(), body).isProblem(422, "");
    }

    @Test
    void aProgramIsNotSeenByThoseWhoHaveTheProjectOpen() {
        String id = project();
        LiveProject page = live.enter(id, new Viewer("tab", ADA, null));
        List<LiveListener.Change> seen = new CopyOnWriteArrayList<>();
        page.addListener(seen::add);
        try {
            assertThat(patch(id, null, RENAME.formatted("Daybreak")).status()).isEqualTo(200);
            assertThat(seen).contains(LiveListener.Change.CONTENT).doesNotContain(LiveListener.Change.VIEWERS);
        } finally {
            live.leave(page, "tab");
        }
    }

    @Test
    void whileTheDatabaseIsSilentTheAnswerSaysWhenToTryAgainAndThenTheChangeIsMadeOnce() {
        String id = project();
        String key = newId();
        WAY.become(new Fault.Refused());
        try {
            Answer silent = renamed(id, key);
            assertThat(silent.status()).isEqualTo(503);
            assertThat(silent.header("Retry-After")).isNotBlank();
            assertThat(silent.header("Content-Type")).startsWith("application/problem+json");
        } finally {
            WAY.become(new Fault.None());
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(renamed(id, key).status()).isEqualTo(200));
        renamed(id, key).isSaved(2);
    }

    private Answer renamed(String id, String key) {
        return call(ADA, "PATCH", "/api/projects/" + id)
                .header("Idempotency-Key", key)
                .json(RENAME.formatted("Daybreak"))
                .answer();
    }

    private Answer patch(String id, String ifMatch, String edits) {
        Call call = call(ADA, "PATCH", "/api/projects/" + id).json(edits);
        return (ifMatch == null ? call : call.header("If-Match", ifMatch)).answer();
    }

    private Answer generate(String id, String generation) {
        return call(ADA, "POST", "/api/projects/" + id + "/generations")
                .json(generation)
                .answer();
    }

    private Answer get(String id, String rest) {
        return call(ADA, "GET", "/api/projects/" + id + rest).answer();
    }

    private JsonNode read(String id) {
        return get(id, "").json();
    }

    private String prompt(String id, int shot) {
        return read(id).at("/shots/" + shot + "/prompt").asString();
    }
}
