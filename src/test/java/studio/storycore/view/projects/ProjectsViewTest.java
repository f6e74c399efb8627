package studio.storycore.view.projects;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.io.IOException;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mock.web.MockHttpServletResponse;
import studio.storycore.account.Person;
import studio.storycore.account.SignedIn;
import studio.storycore.contract.ProjectJson;
import studio.storycore.library.ProjectList;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;

class ProjectsViewTest extends ProjectsScene {

    @Autowired
    private ProjectJson json;

    @Autowired
    private MongoOperations mongo;

    @Test
    void whoHasNoProjectIsOfferedThreeWaysToGetOne() {
        signIn("newcomer");
        open();
        assertThat(textOf(_get(FirstProject.class)))
                .contains("Create your first project", "Open the sample film", "Import");
        assertThat(names()).isEmpty();
    }

    @Test
    void theSampleFilmIsMadeInThePersonsLanguageAndOpened() {
        Person person = signIn("cineaste");
        UI.getCurrent().setLocale(Locale.FRENCH);
        open();
        click("Ouvrir le film d'exemple");
        eventually(() -> assertThat(address()).startsWith("projects/"));
        assertThat(library.list(person, ProjectList.recent(""), 0, 2))
                .singleElement()
                .satisfies(film -> assertThat(film.shots()).isEqualTo(24));
    }

    @Test
    void aNewProjectIsMadeAndOpened() {
        Person person = signIn("maker");
        open();
        click("New project");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "  My film ");
        click("Create");
        eventually(() -> assertThat(address()).startsWith("projects/"));
        assertThat(library.list(person, ProjectList.recent(""), 0, 2))
                .singleElement()
                .satisfies(film -> assertThat(film.name()).isEqualTo("My film"));
    }

    @Test
    void aProjectNeedsAName() {
        Person person = signIn("nameless");
        open();
        click("New project");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name"));
        _setValue(name, "   ");
        click("Create");
        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).isEqualTo("Give the project a name");
        assertThat(library.count(person, ProjectList.recent(""))).isZero();
    }

    @Test
    void theListIsSearchedWhileTypingAndSorted() {
        Person person = signIn("searcher");
        library.create(person, "Étoile");
        library.create(person, "Boat");
        library.create(person, "Anchor");
        open();
        assertThat(names()).containsExactly("Anchor", "Boat", "Étoile");
        _setValue(search(), "etoi");
        assertThat(names()).containsExactly("Étoile");
        _setValue(search(), "nothing like it");
        assertThat(textOf(_get(ProjectsView.class))).contains("No project matches \"nothing like it\"");
        _setValue(search(), "");
        sorting().setValue(Listing.Sorting.NAME);
        assertThat(names()).containsExactly("Anchor", "Boat", "Étoile");
    }

    @Test
    void anAddressLeadsToTheSameList() {
        Person person = signIn("returner");
        library.create(person, "Boat");
        library.create(person, "Anchor");
        UI.getCurrent().navigate("projects", QueryParameters.fromString("search=boa&sort=name"));
        assertThat(names()).containsExactly("Boat");
        assertThat(search().getValue()).isEqualTo("boa");
        assertThat(sorting().getValue()).isEqualTo(Listing.Sorting.NAME);
    }

    @Test
    void peopleSeeTheirOwnAndSharedProjectsAndWhatTheyMayDo() {
        Person viewer = signIn("looker");
        Person owner = signIn("holder");
        String film = library.create(owner, "Shared film").id();
        library.create(owner, "Private film");
        library.share(owner, film, viewer.username(), Member.Role.VIEWER);

        open();
        assertThat(names()).containsExactlyInAnyOrder("Shared film", "Private film");
        assertThat(actions("Shared film"))
                .containsExactly("Open", "Rename", "Share", "Duplicate", "Download as JSON", "Move to trash");

        SignedIn.as(viewer);
        open();
        assertThat(names()).containsExactly("Shared film");
        assertThat(actions("Shared film")).containsExactly("Open", "Duplicate", "Download as JSON");

        library.share(owner, film, viewer.username(), Member.Role.EDITOR);
        open();
        assertThat(actions("Shared film")).containsExactly("Open", "Rename", "Duplicate", "Download as JSON");
    }

    @Test
    void aProjectIsRenamed() {
        Person person = signIn("renamer");
        library.create(person, "Before");
        open();
        choose("Before", "Rename");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(name.getValue()).isEqualTo("Before");
        _setValue(name, "After");
        click("Rename");
        eventually(() -> {
            _assertNone(NameDialog.class);
            assertThat(names()).containsExactly("After");
        });
    }

    @ParameterizedTest
    @CsvSource({"New project, Create", "Rename, Rename", "Duplicate, Duplicate"})
    void aNameThatIsTooLongStaysInItsDialogWithTheLimit(String action, String confirm) {
        Person person = signIn("long-name-" + confirm.toLowerCase(Locale.ROOT));
        library.create(person, "Film");
        open();
        if (action.equals("New project")) {
            click(action);
        } else {
            choose("Film", action);
        }
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name"));
        _setValue(name, "n".repeat(300));
        click(confirm);

        assertThat(name.isInvalid()).isTrue();
        assertThat(name.getErrorMessage()).isEqualTo("This name has 300 characters; at most 200 are possible.");
        assertThat(name.getValue()).hasSize(300);
        assertThat(library.list(person, ProjectList.recent(""), 0, 10))
                .extracting(ProjectHeader::name)
                .containsExactly("Film");
    }

    @Test
    void aDialogKeepsWhatWasTypedWhenItDidNotWork() {
        Person person = signIn("unlucky-renamer");
        String film = library.create(person, "Going").id();
        open();
        choose("Going", "Rename");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name"));
        _setValue(name, "Typed with care");
        library.trash(person, film);
        click("Rename");
        eventually(() -> assertThat(textOf(_get(NameDialog.class))).contains("does not allow that"));
        assertThat(name.getValue()).isEqualTo("Typed with care");
        assertThat(name.isReadOnly()).isFalse();
    }

    @Test
    void aCopyIsMade() {
        Person person = signIn("copier");
        library.create(person, "Original");
        open();
        choose("Original", "Duplicate");
        click("Duplicate");
        eventually(() -> assertThat(names()).containsExactlyInAnyOrder("Original", "Original (copy)"));
    }

    @Test
    void whatWasThrownAwayCanBeTakenBackAtOnceOrFromTheTrash() {
        Person person = signIn("thrower");
        library.create(person, "Kept");
        library.create(person, "Thrown");
        open();
        choose("Thrown", "Move to trash");
        eventually(() -> {
            assertThat(names()).containsExactly("Kept");
            assertThat(messages()).contains("\"Thrown\" is in the trash");
        });
        clickInMessage("Undo");
        eventually(() -> assertThat(names()).containsExactlyInAnyOrder("Kept", "Thrown"));

        choose("Thrown", "Move to trash");
        eventually(() -> assertThat(names()).containsExactly("Kept"));
        _get(Tabs.class).setSelectedIndex(1);
        assertThat(names()).containsExactly("Thrown");
        assertThat(actions("Thrown")).containsExactly("Take back", "Download as JSON");
        choose("Thrown", "Take back");
        eventually(() -> assertThat(textOf(_get(ProjectsView.class))).contains("The trash is empty"));
    }

    @Test
    void aProjectIsSharedOnlyWithPeopleWhoAreHere() {
        signIn("friend");
        Person person = signIn("sharer");
        String film = library.create(person, "Ours").id();
        open();
        choose("Ours", "Share");
        TextField username = _get(TextField.class, spec -> spec.withLabel("User name"));
        _setValue(username, "no.such.person");
        click("Share");
        eventually(() -> assertThat(textOf(_get(ShareDialog.class)))
                .contains("Nobody here has the user name \"no.such.person\""));
        assertThat(username.getValue()).isEqualTo("no.such.person");

        _setValue(username, "friend");
        click("Share");
        eventually(() ->
                assertThat(library.requireView(person, film).roleOf("friend")).contains(Member.Role.EDITOR));
        eventually(() -> assertThat(username.getValue()).isEmpty());
    }

    @Test
    void aDownloadIsTheProjectUnderASafeName() throws IOException {
        Person person = signIn("downloader");
        String film = library.create(person, "Salt/Iron: \"two\"").id();
        open();
        MockHttpServletResponse response = download(film);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeader("Content-Disposition")).matches(".*Salt Iron two \\d{4}-\\d\\d-\\d\\d\\.json.*");
        assertThat(json.read(response.getContentAsByteArray()).project().id()).isEqualTo(film);
    }

    @Test
    void aKeptDownloadAddressIsOfNoUseToAnybodyElse() throws IOException {
        Person owner = signIn("secretive");
        String film = library.create(owner, "Secret").id();
        Person viewer = signIn("invited");
        open();
        assertThat(download(film).getStatus()).isEqualTo(404);
        assertThat(download(film).getContentAsByteArray()).isEmpty();
        assertThat(download("no-such-project").getStatus()).isEqualTo(404);

        library.share(owner, film, viewer.username(), Member.Role.VIEWER);
        assertThat(download(film).getStatus()).isEqualTo(200);
        library.unshare(owner, film, viewer.username());
        assertThat(download(film).getStatus()).isEqualTo(404);
    }

    @Test
    void anotherPersonsProjectLooksLikeNone() {
        Person owner = signIn("hidden");
        String film = library.create(owner, "Hidden film").id();
        Person stranger = signIn("prying");
        assertThatThrownBy(() -> library.requireView(stranger, film)).isInstanceOf(ProjectNotFound.class);
        UI.getCurrent().navigate("projects/" + film + "/shots");
        String forbidden = textOf(_get(NoSuchProjectPage.class));
        UI.getCurrent().navigate("projects/no-such-project/shots");
        assertThat(forbidden).contains("There is nothing here").isEqualTo(textOf(_get(NoSuchProjectPage.class)));
    }

    @Test
    void aProjectThatCannotBeReadSaysWhyAndCanBeDownloaded() throws IOException {
        Person person = signIn("victim");
        String film = library.create(person, "Damaged").id();
        Document before = damage(film, new Document("$set", new Document("project.schemaVersion", "9.9")));
        UI.getCurrent().navigate("projects/" + film + "/shots");
        assertThat(textOf(_get(UnreadableProjectPage.class)))
                .contains("This project cannot be read")
                .contains("nothing was changed")
                .contains("another version")
                .contains("\"9.9\"");
        MockHttpServletResponse response = download(film);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).contains("9.9");
        assertThat(mongo.getCollection("documents")
                        .find(new Document("_id", film))
                        .first())
                .as("left as it is")
                .isEqualTo(before);
    }

    private Document damage(String projectId, Document change) {
        mongo.getCollection("documents").updateOne(new Document("_id", projectId), change);
        return mongo.getCollection("documents")
                .find(new Document("_id", projectId))
                .first();
    }

    /** Anew, as after signing in. */
    private static void open() {
        UI.getCurrent().navigate("account");
        UI.getCurrent().navigate("projects");
    }

    private static String address() {
        return UI.getCurrent().getActiveViewLocation().getPath();
    }

    private static TextField search() {
        return _get(TextField.class, spec -> spec.withPlaceholder("Search projects"));
    }

    @SuppressWarnings("unchecked")
    private static Select<Listing.Sorting> sorting() {
        return _get(Select.class);
    }
}
