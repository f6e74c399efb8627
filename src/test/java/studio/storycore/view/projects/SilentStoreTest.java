package studio.storycore.view.projects;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.FakeTime;
import studio.storycore.account.Person;
import studio.storycore.health.StoreHealth;
import studio.storycore.library.LibraryOverAnyStore;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.StorageFailure;

/** What the list of projects says and keeps while the store fails. */
class SilentStoreTest extends ProjectsScene {

    @Autowired
    private Desk desk;

    @Autowired
    private Imports imports;

    @Autowired
    private StoreHealth health;

    private final FaultyStorageBackend store = new FaultyStorageBackend(new InMemoryStorageBackend());
    private final ProjectLibrary faulty = LibraryOverAnyStore.over(store, new FakeTime());

    @BeforeEach
    void aListWithOneProject() {
        Person person = signIn("patient");
        faulty.create(person, "Film");
        UI.getCurrent()
                .add(new ProjectsView(
                        new Desk(
                                faulty,
                                desk.quotas(),
                                desk.currentPerson(),
                                desk.calls(),
                                desk.failures(),
                                desk.violations(),
                                desk.names(),
                                desk.translations(),
                                desk.scheduler()),
                        imports));
        search("film");
        assertThat(names()).containsExactly("Film");
    }

    @Test
    void theListSaysWhatHappenedAndComesBackWhenItIsTriedAgain() {
        store.goDown();
        search("fil");
        assertThat(textOf(_get(StoreSilent.class)))
                .contains("Your projects cannot be shown right now", "The store does not answer", "Try again");
        _assertNone(ProjectGrid.class);

        store.comeBack();
        click("Try again");
        _assertNone(StoreSilent.class);
        assertThat(names()).containsExactly("Film");
    }

    @Test
    void aNewProjectsNameStaysInItsDialogUntilTheProjectIsThere() {
        store.goDown();
        click("New project");
        TextField name = _get(TextField.class, spec -> spec.withLabel("Name"));
        _setValue(name, "Typed once");
        click("Create");
        eventually(() -> assertThat(textOf(_get(NameDialog.class))).contains("The store does not answer"));
        assertThat(name.getValue()).isEqualTo("Typed once");

        store.comeBack();
        click("Create");
        eventually(() -> _assertNone(NameDialog.class));
        assertThat(faulty.list(desk.person(), Listing.ALL.projects(), 0, 10))
                .extracting(header -> header.name())
                .contains("Typed once");
    }

    @Test
    void aRenameThatIsNotSavedYetIsTold() {
        choose("Film", "Rename");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Film, renamed");
        store.fail(Call.APPEND, 6, StorageFailure.Kind.UNAVAILABLE);
        click("Rename");
        eventually(() -> assertThat(messages()).contains("it is not saved yet", "as soon as the store answers"));
        _assertNone(NameDialog.class);
    }

    @Test
    void whatIsNotThrownAwaySaysSo() {
        store.fail(Call.TRASH, 3, StorageFailure.Kind.UNAVAILABLE);
        choose("Film", "Move to trash");
        eventually(() -> assertThat(messages()).contains("\"Film\" was not moved to the trash", "does not answer"));
        assertThat(names()).containsExactly("Film");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfFailureIsToldInBothLanguages(StorageFailure.Kind kind) {
        String english = desk.failures().help(kind, Locale.ENGLISH);
        assertThat(english).doesNotContain("!").isNotEqualTo(desk.failures().help(kind, Locale.FRENCH));
    }

    @ParameterizedTest
    @EnumSource
    void aPageThatTheStoreDoesNotGiveCanBeTriedAgain(StorageFailure.Kind kind) {
        StorageFailure failure = new StorageFailure(kind, "secret detail", new IllegalStateException());
        StoreFailurePage page = new StoreFailurePage(health);
        int status = page.setErrorParameter(
                new BeforeEnterEvent(
                        UI.getCurrent().getInternals().getRouter(),
                        NavigationTrigger.PAGE_LOAD,
                        new Location("projects"),
                        ProjectsView.class,
                        UI.getCurrent(),
                        List.of()),
                new ErrorParameter<>(StorageFailure.class, failure));
        assertThat(status).isEqualTo(503);
        assertThat(textOf(page))
                .contains("Nothing has been lost", "Try again", "Go to the projects")
                .doesNotContain("secret detail");
    }

    private static void search(String text) {
        _setValue(_get(TextField.class, spec -> spec.withPlaceholder("Search projects")), text);
    }
}
