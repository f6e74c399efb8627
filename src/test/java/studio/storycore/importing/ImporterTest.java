package studio.storycore.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import studio.storycore.contract.UnreadableDocument.Reason;
import studio.storycore.project.Project;
import studio.storycore.sample.SampleProject;

/** Contract documents, files that belong together, zips, and what is refused. */
class ImporterTest extends ImportScene {

    private static final String PROJECT =
            "{\"schema_version\": \"1.0\", \"project_id\": \"%s\", \"project_name\": \"%<s\"}";
    private static final String STORYBOARD = "{\"storyboard_id\": \"sb\", \"shots\": [{\"shot_id\": \"a\"}]}";

    private final Project sample = new SampleProject(json).copy("short-film", Locale.ENGLISH);

    @Test
    void ourOwnExportComesBackByteForByte() {
        byte[] exported = json.writePretty(sample);
        FoundProject found = found(new ImportFile("export.json", exported));
        assertThat(json.writePretty(found.read().project())).isEqualTo(exported);
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void anExportWithFieldsThatLookForeignComesBackByteForByte() {
        byte[] exported = json.writePretty(found("""
                {"project_name": "Odd", "shots": [{"shot_id": "a", "number": 3, "title": "Kept", "generation": {}}]}""").read().project());
        FoundProject again = found(new ImportFile("export.json", exported));
        assertThat(json.writePretty(again.read().project())).isEqualTo(exported);
        assertThat(again.files()).extracting(FoundProject.Source::shape).containsExactly(Shape.CONTRACT);
    }

    @Test
    void aContractDocumentThatBreaksTheContractIsRefusedWithItsPlacesAndNotMended() {
        String broken = new String(json.write(sample), java.nio.charset.StandardCharsets.UTF_8)
                .replaceFirst("\"duration\":[0-9.]+", "\"duration\":-1");
        ImportPlan plan = plan(file("broken.json", broken));
        assertThat(plan.projects()).isEmpty();
        assertThat(plan.refusals())
                .singleElement()
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(
                                        invalid.reason().violations().getFirst().path())
                                .isEqualTo("/sequences/0/duration"));
    }

    @Test
    void aFileThatEndsInTheMiddleIsRefusedWithLineAndColumn() {
        ImportPlan plan = plan(file("cut.json", "{\n  \"project_name\": \"Cut\",\n  \"created_at\": "));
        assertThat(plan.projects()).isEmpty();
        assertThat(plan.refusals()).singleElement().isInstanceOfSatisfying(Refusal.Unreadable.class, cut -> {
            assertThat(cut.reason().reason()).isEqualTo(Reason.TRUNCATED);
            assertThat(cut.reason().line()).isEqualTo(3);
        });
    }

    @Test
    void jsonThatIsNoPartOfAProjectIsRefusedAloneAndOnlyNotUsedBesideOne() {
        ImportFile job =
                file("job.json", "{\"id\": \"1\", \"project_id\": \"p\", \"prompt\": \"x\", \"status\": \"done\"}");
        assertThat(plan(job).refusals()).singleElement().isInstanceOf(Refusal.Foreign.class);
        ImportPlan beside = plan(job, file("project.json", PROJECT.formatted("p")));
        assertThat(beside.refusals()).isEmpty();
        assertThat(beside.projects()).hasSize(1);
        assertThat(told(beside.notUsed(), Note.Kind.NOT_USED)).containsExactly("FOREIGN job.json ");
    }

    @Test
    void aZipHoldsSeveralProjectsEachWithItsOwnFiles() {
        ImportPlan plan = plan(zip(
                "films.zip",
                file("one/project.json", PROJECT.formatted("one")),
                file("one/storyboard.json", STORYBOARD),
                file("two/project.json", PROJECT.formatted("two")),
                new ImportFile("export.json", json.write(sample)),
                file("two/picture.png", "not looked at"),
                file("__MACOSX/two/._project.json", "neither")));
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.projects())
                .extracting(found -> found.read().project().id() + " "
                        + found.read().project().shots().size())
                .containsExactly("short-film 24", "one 1", "two 0");
        assertThat(told(plan.notUsed(), Note.Kind.NOT_USED))
                .containsExactly("OTHER_FILE two/picture.png ", "OTHER_FILE __MACOSX/two/._project.json ");
    }

    @Test
    void aStoryboardBetweenTwoProjectsBelongsToNeither() {
        ImportPlan plan = plan(
                file("a.json", PROJECT.formatted("a")),
                file("b.json", PROJECT.formatted("b")),
                file("storyboard.json", STORYBOARD));
        assertThat(plan.projects()).hasSize(2);
        assertThat(told(plan.notUsed(), Note.Kind.NOT_USED)).containsExactly("WHOSE storyboard.json ");
    }

    @Test
    void aStoryboardAloneBecomesAProject() {
        FoundProject found = found(file("boards/pier.json", STORYBOARD));
        assertThat(found.read().project().name()).isEqualTo("pier");
        assertThat(found.read().project().shots()).hasSize(1);
    }

    @Test
    void aListOfShotsAndNothingElseKeepsItsPlaces() {
        FoundProject found = found("[{\"shot_id\": \"a\", \"duration_seconds\": 2}]");
        assertThat(told(found, Note.Kind.MAPPED)).contains("RENAMED film.json /0/shot_id");
    }

    @Test
    void aDamagedPartDoesNotKeepTheOthersFromBeingFound() {
        ImportPlan plan = plan(file("project.json", PROJECT.formatted("p")), file("storyboard.json", "{\"shots\": ["));
        assertThat(plan.projects()).hasSize(1);
        assertThat(plan.refusals()).extracting(Refusal::file).containsExactly("storyboard.json");
    }

    @Test
    void aZipInAZipIsNotOpened() {
        ImportPlan plan = plan(zip("outer.zip", zip("inner.zip", file("project.json", PROJECT.formatted("p")))));
        assertThat(plan.projects()).isEmpty();
        assertThat(told(plan.notUsed(), Note.Kind.NOT_USED)).containsExactly("OTHER_FILE inner.zip ");
    }

    @Test
    void namesAreLabelsThatLeadNowhere() {
        assertThat(List.of("../../etc/passwd.json", "C:\\films\\a.json", "/root/b.json", "a\nb.json", "", ".."))
                .extracting(name -> new ImportFile(name, new byte[0]).name())
                .containsExactly("etc/passwd.json", "C:/films/a.json", "root/b.json", "a\uFFFDb.json", "?", "?");
        assertThat(new ImportFile("x".repeat(1_000), new byte[0]).name()).hasSize(200);
    }

    @Test
    void whatIsNestedTooDeeplyToBeConvertedIsRefusedWithThePlace() {
        String deep = "[".repeat(70) + "]".repeat(70);
        ImportPlan plan = plan(file("deep.json", "{\"project_name\": \"Deep\", \"extra\": " + deep + "}"));
        assertThat(plan.projects()).isEmpty();
        assertThat(plan.refusals())
                .singleElement()
                .isInstanceOfSatisfying(
                        Refusal.TooDeep.class,
                        tooDeep -> assertThat(tooDeep.path()).startsWith("/extra/0/0"));
    }
}
