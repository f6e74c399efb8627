package studio.storycore.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;
import studio.storycore.account.Person;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetCapability;
import studio.storycore.project.Capability;
import studio.storycore.project.Project;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.StorageFailure;

/** What programs save on one server, while others save on another one, or after a restart. */
class ProjectDocumentsTest {

    private static final Person ADA = new Person("ada", "Ada", false);
    private static final Project FILM = Project.empty("film", "Nightfall");

    private final FakeTime time = new FakeTime();
    private final FaultyStorageBackend store = new FaultyStorageBackend(new InMemoryStorageBackend());
    private final ProjectDocuments here = server();
    private final ProjectDocuments elsewhere = server();

    @BeforeEach
    void create() {
        assertThat(here.create(ADA, FILM, "begin")).isPresent();
        // Both servers have the project in memory, as the first revision left it.
        here.save(ADA, "film", new RenameProject("Nightfall"), 1, null);
        elsewhere.save(ADA, "film", new RenameProject("Nightfall"), 1, null);
    }

    @Test
    void aDocumentBasedOnWhatAnotherServerHasReplacedIsRefused() {
        elsewhere.save(ADA, "film", new RenameProject("Daybreak"), 1, null);

        assertThatThrownBy(() -> here.save(ADA, "film", new ReplaceProject(FILM.withName("Noon")), 1, null))
                .isInstanceOfSatisfying(
                        ChangedMeanwhile.class,
                        changed -> assertThat(changed.sequenceNumber()).isEqualTo(2));
        assertThat(here.read(ADA, "film").content().name()).isEqualTo("Daybreak");
    }

    @Test
    void aDocumentIsRefusedWhenAnotherServerIsFasterWhileItIsBeingSaved() {
        store.before(Call.APPEND, () -> elsewhere.save(ADA, "film", new RenameProject("Daybreak"), 1, null));

        assertThatThrownBy(() -> here.save(ADA, "film", new ReplaceProject(FILM.withName("Noon")), 1, null))
                .isInstanceOf(ChangedMeanwhile.class);

        assertThat(here.read(ADA, "film").sequenceNumber()).isEqualTo(2);
        assertThat(here.read(ADA, "film").content().name()).isEqualTo("Daybreak");
    }

    @Test
    void aDocumentBasedOnWhatAnotherServerHasSavedIsSaved() {
        elsewhere.save(ADA, "film", new RenameProject("Daybreak"), 1, null);

        Saved saved = here.save(ADA, "film", new ReplaceProject(FILM.withName("Noon")), 2, null);

        assertThat(saved.sequenceNumber()).isEqualTo(3);
        assertThat(saved.merged()).isFalse();
        assertThat(elsewhere.read(ADA, "film").content().name()).isEqualTo("Noon");
    }

    @Test
    void anotherFieldThatAnotherServerHasChangedIsMerged() {
        elsewhere.save(ADA, "film", new RenameProject("Daybreak"), 1, null);

        Saved saved = here.save(ADA, "film", new SetCapability(Capability.QA_ENGINE, true), 1, null);

        assertThat(saved.sequenceNumber()).isEqualTo(3);
        assertThat(saved.merged()).isTrue();
        assertThat(saved.content().name()).isEqualTo("Daybreak");
    }

    @Test
    void theSameFieldThatAnotherServerHasChangedIsToldWithItsValue() {
        elsewhere.save(ADA, "film", new RenameProject("Daybreak"), 1, null);

        assertThatThrownBy(() -> here.save(ADA, "film", new RenameProject("Noon"), 1, null))
                .isInstanceOfSatisfying(ChangedMeanwhile.class, changed -> {
                    assertThat(changed.theirs().name()).isEqualTo("Daybreak");
                    assertThat(changed.sequenceNumber()).isEqualTo(2);
                });
    }

    @Test
    void aRevisionThatNoServerHasSavedIsNotKnown() {
        elsewhere.save(ADA, "film", new RenameProject("Daybreak"), 1, null);

        assertThatThrownBy(() -> here.save(ADA, "film", new RenameProject("Noon"), 3, null))
                .isInstanceOfSatisfying(
                        UnknownRevision.class,
                        unknown -> assertThat(unknown.last()).isEqualTo(2));
    }

    @Test
    void aNamedChangeIsNotMadeAgainAfterARestart() {
        Saved first = here.save(ADA, "film", new RenameProject("Daybreak"), ProjectDocuments.ANYTHING, "once");
        elsewhere.save(ADA, "film", new RenameProject("Noon"), ProjectDocuments.ANYTHING, null);

        ProjectDocuments restarted = server();
        Saved again = restarted.save(ADA, "film", new RenameProject("Daybreak"), ProjectDocuments.ANYTHING, "once");
        Saved conditional = restarted.save(ADA, "film", new RenameProject("Daybreak"), 1, "once");

        assertThat(again.sequenceNumber()).isEqualTo(first.sequenceNumber());
        assertThat(conditional.sequenceNumber()).isEqualTo(first.sequenceNumber());
        assertThat(restarted.read(ADA, "film").content().name()).isEqualTo("Noon");
    }

    @Test
    void aNameOfAChangeDoesNotStandForAnotherOne() {
        here.save(ADA, "film", new RenameProject("Daybreak"), ProjectDocuments.ANYTHING, "once");

        for (ProjectDocuments server : List.of(here, elsewhere, server())) {
            assertThatThrownBy(() ->
                            server.save(ADA, "film", new RenameProject("Noon"), ProjectDocuments.ANYTHING, "once"))
                    .isInstanceOfSatisfying(
                            KeyUsed.class,
                            used -> assertThat(used.sequenceNumber()).isEqualTo(2));
        }
        assertThat(here.read(ADA, "film").content().name()).isEqualTo("Daybreak");
    }

    @Test
    void aNameDoesNotStandForAnotherChangeThanTheOneThatWaits() {
        store.fail(Call.APPEND, 4, StorageFailure.Kind.UNAVAILABLE);
        assertThatThrownBy(() -> here.save(ADA, "film", new RenameProject("Daybreak"), 1, "once"))
                .isInstanceOf(NotAcknowledged.class);

        assertThatThrownBy(() -> here.save(ADA, "film", new RenameProject("Noon"), 1, "once"))
                .isInstanceOf(KeyUsed.class);
        assertThat(here.read(ADA, "film").content().name()).isEqualTo("Daybreak");
    }

    @Test
    void aChangeThatIsNotAcknowledgedIsKeptAndMadeOnce() {
        store.fail(Call.APPEND, 4, StorageFailure.Kind.UNAVAILABLE);
        assertThatThrownBy(() -> here.save(ADA, "film", new RenameProject("Daybreak"), 1, "once"))
                .isInstanceOf(NotAcknowledged.class);

        Saved saved = here.save(ADA, "film", new RenameProject("Daybreak"), 1, "once");

        assertThat(saved.sequenceNumber()).isEqualTo(2);
        assertThat(elsewhere.read(ADA, "film").sequenceNumber()).isEqualTo(2);
    }

    private ProjectDocuments server() {
        return LibraryOverAnyStore.documentsOver(store, time);
    }
}
