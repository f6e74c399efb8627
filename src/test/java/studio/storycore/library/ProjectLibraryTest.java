package studio.storycore.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.unit.DataSize;
import studio.storycore.FakeTime;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.ReadProject;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.RenameProject;
import studio.storycore.health.StoreHealth;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Viewer;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.project.TextLimits;
import studio.storycore.sample.SampleProject;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveSettings;
import studio.storycore.saving.Saving;
import studio.storycore.saving.StoreGate;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;

/** Who can do what with projects as wholes, and what then is stored. */
class ProjectLibraryTest {

    private static final Person OWNER = new Person("olga", "Olga", false);
    private static final Person EDITOR = new Person("emil", "Emil", false);
    private static final Person VIEWER = new Person("vera", "Vera", false);
    private static final Person STRANGER = new Person("stan", "Stan", false);
    private static final Person ADMINISTRATOR = new Person("anna", "Anna", true);
    private static final List<Person> EVERYONE = List.of(OWNER, EDITOR, VIEWER, STRANGER, ADMINISTRATOR);

    private final FakeTime time = new FakeTime();
    private final FaultyStorageBackend store = new FaultyStorageBackend(new InMemoryStorageBackend());
    private final ProjectJson json = new ProjectJson();
    private final SaveSettings settings = new SaveSettings(
            new SaveSettings.AutoSave(true, Duration.ofSeconds(2), Duration.ofSeconds(10)),
            new SaveSettings.Save(3, Duration.ofSeconds(1), Duration.ofSeconds(30), DataSize.ofMegabytes(64)));
    private final ProjectPersistenceService persistence = new ProjectPersistenceService(
            store,
            new StoreGate(new StoreHealth(store, time, Runnable::run)),
            new LargeDocuments(),
            settings,
            time.getClock(),
            millis -> time.pass(Duration.ofMillis(millis)));
    private final LiveProjects live =
            new LiveProjects(json, new Saving(persistence, settings, time, Runnable::run, new Random(1)));
    private final PeopleHere people = new PeopleHere(EVERYONE);
    private final ProjectLibrary library = new ProjectLibrary(
            persistence,
            live,
            json,
            people,
            new SampleProject(json),
            new LargeDocuments(),
            new Quotas(persistence, people, new QuotaSettings(DataSize.ofBytes(0))));

    private String film = "";

    @BeforeEach
    void aSharedProject() {
        film = library.create(OWNER, "  The Film ").id();
        library.share(OWNER, film, "emil", Member.Role.EDITOR);
        library.share(OWNER, film, "vera", Member.Role.VIEWER);
    }

    /** Every operation on one project, with those who may do it and those who only know that it is there. */
    private enum Operation {
        LOOK((scene, person) -> scene.library.requireView(person, scene.film), Set.of(OWNER, EDITOR, VIEWER)),
        EXPORT(
                (scene, person) -> scene.library.export(person, scene.film, document -> {}),
                Set.of(OWNER, EDITOR, VIEWER)),
        EXPORT_RAW(
                (scene, person) -> scene.library.exportRaw(person, scene.film, document -> {}),
                Set.of(OWNER, EDITOR, VIEWER)),
        DUPLICATE(
                (scene, person) -> scene.library.duplicate(person, scene.film, "Copy"), Set.of(OWNER, EDITOR, VIEWER)),
        RENAME((scene, person) -> scene.library.rename(person, scene.film, "Other"), Set.of(OWNER, EDITOR)),
        SHARE((scene, person) -> scene.library.share(person, scene.film, "stan", Member.Role.EDITOR), Set.of(OWNER)),
        UNSHARE((scene, person) -> scene.library.unshare(person, scene.film, "vera"), Set.of(OWNER)),
        TRASH((scene, person) -> scene.library.trash(person, scene.film), Set.of(OWNER)),
        RESTORE((scene, person) -> scene.library.restore(person, scene.film), Set.of(OWNER));

        private interface Call {
            void by(ProjectLibraryTest scene, Person person) throws IOException;
        }

        private final Call call;
        private final Set<Person> allowed;

        Operation(Call call, Set<Person> allowed) {
            this.call = call;
            this.allowed = allowed;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyOperationIsForThoseWithTheRightAndForAdministrators(Operation operation) {
        for (Person person : EVERYONE) {
            aSharedProject();
            ThrowingCallable attempt = () -> operation.call.by(this, person);
            if (operation.allowed.contains(person) || person.administrator()) {
                assertThat(refusal(attempt)).as("%s by %s", operation, person).isEmpty();
            } else if (person.equals(STRANGER)) {
                assertThatThrownBy(attempt).isInstanceOf(ProjectNotFound.class);
            } else {
                assertThatThrownBy(attempt).isInstanceOf(NotPermitted.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void toAStrangerAProjectThatIsThereLooksLikeOneThatIsNot(Operation operation) {
        Throwable there = refusal(() -> operation.call.by(this, STRANGER)).orElseThrow();
        String kept = film;
        film = "no-such-project";
        Throwable absent = refusal(() -> operation.call.by(this, STRANGER)).orElseThrow();
        assertThat(there).hasSameClassAs(absent);
        assertThat(there.getMessage().replace(kept, "it"))
                .isEqualTo(absent.getMessage().replace(film, "it"));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRefusedChangesNothing(Operation operation) {
        ProjectHeader before = library.requireView(OWNER, film);
        for (Person person : List.of(STRANGER, VIEWER, EDITOR)) {
            if (!operation.allowed.contains(person)) {
                refusal(() -> operation.call.by(this, person)).orElseThrow();
            }
        }
        if (!operation.allowed.contains(STRANGER) && !operation.allowed.contains(EDITOR)) {
            assertThat(library.requireView(OWNER, film)).isEqualTo(before);
        }
    }

    @Test
    void everyoneListsOwnAndSharedProjectsOnly() {
        library.create(STRANGER, "Private");
        ProjectList all = ProjectList.recent("");
        for (Person person : List.of(OWNER, EDITOR, VIEWER)) {
            assertThat(names(library.list(person, all, 0, 50))).containsExactly("The Film");
            assertThat(library.count(person, all)).isEqualTo(1);
        }
        assertThat(names(library.list(STRANGER, all, 0, 50))).containsExactly("Private");
        assertThat(library.list(ADMINISTRATOR, all, 0, 50)).isEmpty();
        assertThat(names(library.listAll(ADMINISTRATOR, all, 0, 50))).containsExactlyInAnyOrder("The Film", "Private");
        assertThat(library.countAll(ADMINISTRATOR, all)).isEqualTo(2);
    }

    @Test
    void onlyAdministratorsListEveryonesProjects() {
        for (Person person : List.of(OWNER, EDITOR, VIEWER, STRANGER)) {
            assertThatThrownBy(() -> library.listAll(person, ProjectList.recent(""), 0, 50))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> library.countAll(person, ProjectList.recent("")))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> library.openNow(person)).isInstanceOf(NotPermitted.class);
        }
    }

    @Test
    void aNewProjectBelongsToItsMakerAndItsNameHasNoSpacesAround() {
        ProjectHeader header = library.requireView(OWNER, film);
        assertThat(header.owner()).isEqualTo("olga");
        assertThat(header.name()).isEqualTo("The Film");
        assertThat(header.sequenceNumber()).isEqualTo(1);
    }

    @Test
    void aRenameIsSavedAndSeenByThoseWhoHaveItOpen() {
        LiveProject open = live.enter(film, new Viewer("tab", EDITOR, null));
        assertThat(library.rename(OWNER, film, "Renamed")).isTrue();
        assertThat(open.current().name()).isEqualTo("Renamed");
        assertThat(stored(film).name()).isEqualTo("Renamed");
        assertThat(open.viewers()).extracting(Viewer::tabId).containsExactly("tab");
    }

    @Test
    void aNameThatIsTooLongIsRefusedWhereverItIsGiven() {
        String tooLong = "n".repeat(TextLimits.NAME + 1);
        List<ThrowingCallable> ways = List.of(
                () -> library.create(OWNER, tooLong),
                () -> library.rename(OWNER, film, tooLong),
                () -> library.duplicate(OWNER, film, tooLong));

        assertThat(ways)
                .allSatisfy(way -> assertThatThrownBy(way)
                        .isInstanceOfSatisfying(
                                InvalidValue.class,
                                refused -> assertThat(refused.arguments())
                                        .containsExactly(TextLimits.NAME + 1, TextLimits.NAME)));
        assertThat(names(library.list(OWNER, ProjectList.recent(""), 0, 50))).containsExactly("The Film");
        assertThat(library.create(OWNER, "  " + "n".repeat(TextLimits.NAME) + "  ")
                        .name())
                .hasSize(TextLimits.NAME);
    }

    @Test
    void aRenameThatCannotBeSavedYetIsKeptAndSavedWhenTheStoreIsBack() {
        store.fail(FaultyStorageBackend.Call.APPEND, 6, StorageFailure.Kind.UNAVAILABLE);
        assertThat(library.rename(OWNER, film, "Renamed")).isFalse();
        assertThat(stored(film).name()).isEqualTo("The Film");
        time.advance(Duration.ofMinutes(2));
        assertThat(stored(film).name()).isEqualTo("Renamed");
    }

    @Test
    void aCopyHasTheUnsavedEditsToo() throws IOException {
        LiveProject open = live.enter(film, new Viewer("tab", OWNER, null));
        open.submit(OWNER, new RenameProject("Unsaved name"));
        ProjectHeader copy = library.duplicate(VIEWER, film, "Mine");
        assertThat(copy.owner()).isEqualTo("vera");
        assertThat(copy.members()).isEmpty();
        library.export(
                OWNER,
                film,
                document -> assertThat(json.read(document).project().name()).isEqualTo("Unsaved name"));
        assertThat(stored(copy.id()).name()).isEqualTo("Mine");
    }

    @Test
    void aProjectInTheTrashIsListedThereTillItIsTakenBack() {
        library.trash(OWNER, film);
        ProjectList trash = new ProjectList("", true, ProjectList.recent("").order(), true);
        assertThat(library.list(OWNER, ProjectList.recent(""), 0, 50)).isEmpty();
        assertThat(names(library.list(OWNER, trash, 0, 50))).containsExactly("The Film");
        library.restore(OWNER, film);
        assertThat(names(library.list(OWNER, ProjectList.recent(""), 0, 50))).containsExactly("The Film");
        assertThat(library.list(OWNER, trash, 0, 50)).isEmpty();
    }

    @Test
    void whoHasAProjectOpenSeesAtOnceThatItIsInTheTrash() {
        LiveProject open = live.enter(film, new Viewer("tab", EDITOR, null));
        library.trash(OWNER, film);
        assertThat(open.header().isTrashed()).isTrue();
        assertThatThrownBy(() -> open.submit(EDITOR, new RenameProject("Too late")))
                .isInstanceOf(EditRejected.class);
    }

    @Test
    void aMemberWhoseRoleIsTakenAwayCannotEditAnyMore() {
        LiveProject open = live.enter(film, new Viewer("tab", EDITOR, null));
        library.share(OWNER, film, "emil", Member.Role.VIEWER);
        assertThatThrownBy(() -> open.submit(EDITOR, new RenameProject("Too late")))
                .isInstanceOf(EditRejected.class);
        library.unshare(OWNER, film, "emil");
        assertThatThrownBy(() -> library.requireView(EDITOR, film)).isInstanceOf(ProjectNotFound.class);
    }

    @Test
    void sharingTwiceChangesTheRole() {
        library.share(OWNER, film, "vera", Member.Role.EDITOR);
        assertThat(library.requireView(OWNER, film).members())
                .containsExactlyInAnyOrder(
                        new Member("emil", Member.Role.EDITOR), new Member("vera", Member.Role.EDITOR));
    }

    @Test
    void sharingTakesTheUserNameAsPeopleTypeIt() {
        library.share(OWNER, film, " Stan ", Member.Role.VIEWER);
        assertThat(library.requireView(STRANGER, film).roleOf("stan")).contains(Member.Role.VIEWER);
    }

    @Test
    void aProjectIsNotSharedWithSomeoneWhoIsNotHere() {
        assertThatThrownBy(() -> library.share(OWNER, film, "nobody", Member.Role.EDITOR))
                .isInstanceOfSatisfying(
                        UnknownPerson.class,
                        unknown -> assertThat(unknown.username()).isEqualTo("nobody"));
        assertThat(library.requireView(OWNER, film).members()).hasSize(2);
    }

    @Test
    void theOwnerIsNotMadeAMember() {
        library.share(OWNER, film, "olga", Member.Role.VIEWER);
        assertThat(library.requireView(OWNER, film).roleOf("olga")).isEmpty();
    }

    @Test
    void anImportedProjectBelongsToThePersonWithItsOwnId() {
        Imported imported = library.importProject(STRANGER, read(Project.empty("from-elsewhere", "Elsewhere")));
        assertThat(imported).isEqualTo(new Imported("from-elsewhere", "Elsewhere", Optional.empty(), List.of()));
        assertThat(library.requireView(STRANGER, "from-elsewhere").owner()).isEqualTo("stan");
    }

    @Test
    void anImportWithATakenIdBecomesACopyAndNothingIsOverwritten() {
        Project theirs = stored(film);
        Imported imported = library.importProject(STRANGER, read(Project.empty(film, "Another film")));
        assertThat(imported.formerId()).contains(film);
        assertThat(imported.projectId()).isNotEqualTo(film);
        assertThat(stored(imported.projectId()).name()).isEqualTo("Another film");
        assertThat(stored(film)).isEqualTo(theirs);
        assertThat(library.requireView(OWNER, film).owner()).isEqualTo("olga");
    }

    @Test
    void theSampleFilmIsAProjectOfOnesOwn() {
        ProjectHeader first = library.createSample(OWNER, Locale.FRENCH);
        ProjectHeader second = library.createSample(STRANGER, Locale.ENGLISH);
        assertThat(first.shots()).isEqualTo(24);
        assertThat(first.owner()).isEqualTo("olga");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.name()).isNotEqualTo(first.name());
    }

    @Test
    void whoIsInAProjectIsSeenByThoseWhoMaySeeTheProject() {
        Consumer<Person> seesEmil = person -> assertThat(library.activity(person, film))
                .hasValueSatisfying(activity -> assertThat(activity.viewers())
                        .extracting(viewer -> viewer.person().username())
                        .containsExactly("emil"));
        assertThat(library.activity(OWNER, film)).isEmpty();
        live.enter(film, new Viewer("tab", EDITOR, null));
        List.of(OWNER, EDITOR, VIEWER, ADMINISTRATOR).forEach(seesEmil);
        assertThat(library.activity(STRANGER, film)).isEmpty();
        assertThat(library.openNow(ADMINISTRATOR)).containsOnlyKeys(film);
    }

    @Test
    void whileTheStoreIsSilentAProjectThatIsOpenHereIsShownByTheRightsThatWereKnownLast() {
        live.enter(film, new Viewer("tab", OWNER, null));
        store.goDown();

        assertThat(library.requireView(VIEWER, film).name()).isEqualTo("The Film");
        assertThatThrownBy(() -> library.requireView(STRANGER, film)).isInstanceOf(ProjectNotFound.class);
    }

    @Test
    void whileTheStoreIsSilentAProjectThatNobodyHasOpenIsNotShown() {
        store.goDown();

        assertThatThrownBy(() -> library.requireView(OWNER, film)).isInstanceOf(StorageFailure.class);
    }

    @Test
    void aRightWithdrawnHereRightBeforeTheStoreFellSilentIsGone() {
        live.enter(film, new Viewer("tab", OWNER, null));
        store.before(
                FaultyStorageBackend.Call.SHARE,
                () -> store.fail(FaultyStorageBackend.Call.HEADER, 1, StorageFailure.Kind.UNAVAILABLE));
        library.unshare(OWNER, film, "vera");
        store.goDown();

        assertThatThrownBy(() -> library.requireView(VIEWER, film)).isInstanceOf(ProjectNotFound.class);
    }

    @Test
    void aRightWithdrawnElsewhereThatWasOnceSeenHereIsGoneAlsoWhileTheStoreIsSilent() {
        LiveProject open = live.enter(film, new Viewer("tab", OWNER, null));
        store.share(film, open.header().members(), List.of());
        assertThatThrownBy(() -> library.rename(EDITOR, film, "Mine")).isInstanceOf(ProjectNotFound.class);
        store.goDown();

        assertThatThrownBy(() -> library.requireView(EDITOR, film)).isInstanceOf(ProjectNotFound.class);
        assertThatThrownBy(() -> open.submit(EDITOR, new RenameProject("Mine"))).isInstanceOf(EditRejected.class);
    }

    @Test
    void aSilentStoreIsToldAndNotTakenForAnEmptyList() {
        store.goDown();
        assertThatThrownBy(() -> library.list(OWNER, ProjectList.recent(""), 0, 50))
                .isInstanceOf(StorageFailure.class);
        assertThatThrownBy(() -> library.create(OWNER, "New")).isInstanceOf(StorageFailure.class);
        assertThatThrownBy(() -> library.requireView(OWNER, film)).isInstanceOf(StorageFailure.class);
    }

    private static ReadProject read(Project project) {
        return new ReadProject(project, List.of());
    }

    private Project stored(String projectId) {
        return store.load(projectId).orElseThrow().newest();
    }

    private static List<String> names(List<ProjectHeader> headers) {
        return headers.stream().map(ProjectHeader::name).toList();
    }

    private static Optional<Throwable> refusal(ThrowingCallable attempt) {
        try {
            attempt.call();
            return Optional.empty();
        } catch (Throwable refused) {
            return Optional.of(refused);
        }
    }

    @Test
    void whoIsNoLongerAnAdministratorIsStoppedWhateverAnOpenPageStillBelieves() {
        people.become(new Person("anna", "Anna", false));

        assertThatThrownBy(() -> library.requireView(ADMINISTRATOR, film)).isInstanceOf(ProjectNotFound.class);
        assertThatThrownBy(() -> library.rename(ADMINISTRATOR, film, "Taken")).isInstanceOf(ProjectNotFound.class);
        assertThatThrownBy(() -> library.export(ADMINISTRATOR, film, document -> {}))
                .isInstanceOf(ProjectNotFound.class);
        assertThatThrownBy(() -> library.listAll(ADMINISTRATOR, ProjectList.recent(""), 0, 10))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> library.openNow(ADMINISTRATOR)).isInstanceOf(NotPermitted.class);
        assertThat(library.activity(ADMINISTRATOR, film)).isEmpty();
    }

    @Test
    void whoseAccountIsDisabledSeesAndMakesNothingAnyMore() {
        people.disable(OWNER);

        assertThatThrownBy(() -> library.requireView(OWNER, film)).isInstanceOf(ProjectNotFound.class);
        assertThatThrownBy(() -> library.list(OWNER, ProjectList.recent(""), 0, 10))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> library.create(OWNER, "Another")).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> library.duplicate(OWNER, film, "Copy")).isInstanceOf(ProjectNotFound.class);
    }
}
