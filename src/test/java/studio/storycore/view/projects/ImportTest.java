package studio.storycore.view.projects;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockPart;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.importing.ImportFile;
import studio.storycore.importing.ImportPlan;
import studio.storycore.library.ProjectList;
import studio.storycore.project.Project;
import studio.storycore.sample.SampleProject;
import studio.storycore.saving.IncomingBodies;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.storage.ProjectHeader;

/** What people are told about the files that they import, and that nothing is stored of those which are refused. */
class ImportTest extends ProjectsScene {

    @Autowired
    private Imports imports;

    @Autowired
    private ProjectJson json;

    @Autowired
    private SampleProject sample;

    @Test
    void aGoodFileBecomesAProject() {
        Person person = begin("importer");
        upload(
                "film.json",
                json.write(sample.copy("imported-film", Locale.ENGLISH).withName("Imported")));
        confirm();
        eventually(() -> {
            assertThat(names()).containsExactly("Imported");
            assertThat(messages()).contains("\"Imported\" was imported");
        });
        _assertNone(ImportPreview.class);
        ProjectHeader header = library.requireView(person, "imported-film");
        assertThat(header.owner()).isEqualTo("importer");
        assertThat(header.shots()).isEqualTo(24);
        assertThat(header.size()).isGreaterThan(1_000);
    }

    @Test
    void aFileThatEndsInTheMiddleIsRefusedWithTheLine() {
        Person person = begin("interrupted");
        byte[] whole = json.writePretty(sample.copy("cut-film", Locale.ENGLISH));
        upload("cut.json", Arrays.copyOf(whole, whole.length / 2));
        eventually(() -> assertThat(report())
                .contains("cut.json", "cannot be read", "Nothing of it is stored")
                .containsPattern("Line \\d{2,}, column \\d+: the document ends in the middle"));
        nothingStored(person);
    }

    @Test
    void aFileThatIsNoJsonIsRefusedWithThePlace() {
        Person person = begin("confused");
        upload("notes.txt", "{\n  \"id\": \"film\",\n  name\n}".getBytes(StandardCharsets.UTF_8));
        eventually(() -> assertThat(report()).contains("notes.txt", "Line 3, column 3", "no valid JSON"));
        nothingStored(person);
    }

    @Test
    void aFileThatBreaksTheContractIsRefusedWithEveryProblemInWordsByPart() {
        Person person = begin("careless");
        String text = new String(json.write(sample.copy("bad-film", Locale.ENGLISH)), StandardCharsets.UTF_8)
                .replaceAll("\"duration\":[0-9.]+", "\"duration\":-1")
                .replace("\"qaEngine\":", "\"other\":");
        upload("bad.json", text.getBytes(StandardCharsets.UTF_8));
        eventually(() -> assertThat(report())
                .contains("30 problems", "Nothing of it is stored", "Sequences (5)", "Shots (24)", "Capabilities (1)")
                .contains("Sequence 1 (\"seq-quay\"), duration: must be greater than 0 seconds."));
        nothingStored(person);
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsRead() {
        Person person = begin("ambitious");
        uploadOf("huge.json", ProjectJson.LARGEST_DOCUMENT + 1L, new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("is read");
            }
        });
        eventually(() -> assertThat(report()).contains("huge.json", "larger than 50 MB", "Nothing of it is stored"));
        nothingStored(person);
    }

    @Test
    void aFileThatHidesItsSizeIsRefusedOnceItIsTooLarge() {
        Person person = begin("sly");
        uploadOf("endless.json", -1, new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                Arrays.fill(bytes, from, from + length, (byte) ' ');
                return length;
            }
        });
        eventually(() -> assertThat(report()).contains("endless.json", "larger than 50 MB"));
        nothingStored(person);
    }

    @Test
    void anUploadThatBreaksOffIsTold() {
        Person person = begin("offline");
        uploadOf("lost.json", 1_000, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
        eventually(() -> assertThat(report()).contains("lost.json", "The connection broke off"));
        nothingStored(person);
    }

    @Test
    void aTakenIdMakesACopyAndSaysSo() {
        Person person = begin("twice");
        byte[] document = json.write(Project.empty("taken-id", "First"));
        upload("one.json", document);
        confirm();
        eventually(() -> assertThat(names()).containsExactly("First"));
        upload("two.json", json.write(Project.empty("taken-id", "Second")));
        confirm();
        eventually(() -> assertThat(report()).contains("a project with the id \"taken-id\" already", "became a copy"));
        assertThat(names()).containsExactlyInAnyOrder("First", "Second");
        assertThat(library.requireView(person, "taken-id").name()).isEqualTo("First");
    }

    @Test
    void whatIsOddIsKeptAndTold() {
        Person person = begin("odd");
        String text = new String(json.write(sample.copy("odd-film", Locale.ENGLISH)), StandardCharsets.UTF_8)
                .replaceFirst("\"shotId\":\"[^\"]+\"", "\"shotId\":\"gone\"");
        upload("odd.json", text.getBytes(StandardCharsets.UTF_8));
        eventually(() -> assertThat(report()).contains("looked odd", "there is no shot with the id \"gone\""));
        confirm();
        eventually(() -> assertThat(names()).hasSize(1));
        assertThat(library.count(person, ProjectList.recent(""))).isEqualTo(1);
    }

    @Test
    void severalFilesAreReportedTogether() {
        begin("several");
        send("one.json", json.write(Project.empty("several-1", "Good one")));
        send("bad-1.json", "[".getBytes(StandardCharsets.UTF_8));
        send("bad-2.json", "{}".getBytes(StandardCharsets.UTF_8));
        allArrived();
        eventually(() -> assertThat(report()).contains("bad-1.json", "Good one"));
        assertThat(names()).isEmpty();
        confirm();
        eventually(() -> assertThat(names()).containsExactly("Good one"));
        assertThat(report()).contains("\"Good one\" was imported");
    }

    @Test
    void filesThatBelongTogetherBecomeOneProjectAndWhatIsDoneIsToldBefore() {
        Person person = begin("collector");
        send("project.json", "{\"project_name\": \"Trio\", \"fps\": 24}".getBytes(StandardCharsets.UTF_8));
        send(
                "storyboard.json",
                "{\"shots\": [{\"shot_id\": \"a\", \"scene_id\": \"s\", \"augmented_prompt\": \"One\"}]}"
                        .getBytes(StandardCharsets.UTF_8));
        allArrived();
        eventually(() -> assertThat(report())
                .contains("Trio", "1 sequence · 1 shot · no dialogue", "storyboard.json: storyboard")
                .contains("Mapped (", "storyboard.json /shots/0/augmented_prompt", "becomes \"prompt\"")
                .contains("Repaired (", "Kept as it came ("));
        nothingStored(person);
        confirm();
        eventually(() -> assertThat(names()).containsExactly("Trio"));
        assertThat(library.list(person, ProjectList.recent(""), 0, 1).getFirst().shots())
                .isEqualTo(1);
    }

    @Test
    void whatIsBeingStoredIsNotStoredAgainWithWhatArrivesMeanwhile() {
        begin("hasty");
        upload("one.json", json.write(Project.empty("hasty-1", "One")));
        eventually(() -> assertThat(report()).contains("One"));
        ImportPlan next = imports.projects()
                .plan(List.of(new ImportFile("two.json", json.write(Project.empty("hasty-2", "Two")))));

        click("Import");
        _get(ImportPreview.class).show(next);
        click("Import");

        eventually(() -> assertThat(names()).containsExactlyInAnyOrder("One", "Two"));
    }

    @Test
    void aPreviewThatIsClosedStoresNothing() {
        Person person = begin("doubtful");
        upload("one.json", json.write(Project.empty("unwanted", "Unwanted")));
        eventually(() -> assertThat(report()).contains("Unwanted"));
        click("Close");
        eventually(() -> _assertNone(ImportPreview.class));
        nothingStored(person);
    }

    @Test
    void anUploadHasRoomUntilThePageHasLookedAtItOrIsGone() {
        begin("upload-room");
        IncomingBodies room = new IncomingBodies(16L * 1024 * 1024, Duration.ZERO, Clock.systemUTC());
        Recorder page = new Recorder();
        ImportUpload upload = new ImportUpload(page, room, "ada");
        byte[] large = new byte[900 * 1024];

        upload.handleUploadRequest(event("first.json", large.length, new ByteArrayInputStream(large)));
        upload.handleUploadRequest(event("second.json", large.length, new ByteArrayInputStream(large)));
        eventually(() -> assertThat(page.told).containsExactly("arrived first.json", "refused second.json"));

        upload.setOpen(false);
        upload.setOpen(true);
        upload.handleUploadRequest(event("third.json", large.length, new ByteArrayInputStream(large)));
        eventually(() -> assertThat(page.told).endsWith("arrived third.json"));

        upload.setOpen(false);
        upload.handleUploadRequest(event("fourth.json", large.length, new ByteArrayInputStream(large)));
        eventually(() -> assertThat(page.told).endsWith("interrupted fourth.json"));
    }

    /** What a page is told. */
    private static final class Recorder implements ImportUpload.Watcher {

        private final List<String> told = new ArrayList<>();

        @Override
        public void arriving(String id, String fileName, double share) {}

        @Override
        public void arrived(String id, ImportFile file) {
            told.add("arrived " + file.name());
        }

        @Override
        public void tooLarge(String id, String fileName) {
            told.add("too large " + fileName);
        }

        @Override
        public void interrupted(String id, String fileName) {
            told.add("interrupted " + fileName);
        }

        @Override
        public void refused(String id, String fileName, LargeDocuments.Busy busy) {
            told.add("refused " + fileName);
        }
    }

    private Person begin(String username) {
        Person person = signIn(username);
        UI.getCurrent().navigate("projects");
        assertThat(_find(UploadButton.class)).isNotEmpty();
        return person;
    }

    private static String report() {
        return textOf(_get(ImportPreview.class));
    }

    private void nothingStored(Person person) {
        assertThat(library.count(person, ProjectList.recent(""))).isZero();
        assertThat(library.count(
                        person, new ProjectList("", true, ProjectList.recent("").order(), true)))
                .isZero();
    }

    private void upload(String fileName, byte[] content) {
        send(fileName, content);
        allArrived();
    }

    private void send(String fileName, byte[] content) {
        uploadOf(fileName, content.length, new ByteArrayInputStream(content));
    }

    /** As the browser's request does it. */
    private void uploadOf(String fileName, long size, InputStream content) {
        _get(ImportPanel.class).upload().handleUploadRequest(event(fileName, size, content));
    }

    private static UploadEvent event(String fileName, long size, InputStream content) {
        MockPart part = new MockPart("file", fileName, new byte[0]) {
            @Override
            public InputStream getInputStream() {
                return content;
            }
        };
        return new UploadEvent(
                VaadinRequest.getCurrent(),
                VaadinResponse.getCurrent(),
                VaadinSession.getCurrent(),
                fileName,
                size,
                "application/json",
                _get(ImportPanel.class).getElement(),
                part);
    }

    /** As the browser tells when nothing is on its way any more. */
    private static void allArrived() {
        eventually(() -> {});
        _get(ImportPanel.class).allArrived();
    }

    private static void confirm() {
        eventually(() -> assertThat(_find(ImportPreview.class)).hasSize(1));
        click("Import");
    }
}
