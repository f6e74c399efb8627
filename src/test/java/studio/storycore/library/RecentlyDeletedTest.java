package studio.storycore.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;
import studio.storycore.account.Person;
import studio.storycore.edit.DeletePhrase;
import studio.storycore.edit.DeleteSequence;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.Deletion;
import studio.storycore.edit.Field.Entity;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.library.LibraryOverAnyStore.Server;
import studio.storycore.live.Viewer;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.Member;

/** What was deleted from a film of Ada's, seen on one server and, after a restart, on the next. */
class RecentlyDeletedTest {

    private static final Person ADA = new Person("ada", "Ada", false);
    private static final Person GRACE = new Person("grace", "Grace", false);

    private static final Project FILM = Timeline.follow(Project.empty("film", "Nightfall")
            .with(
                    List.of(
                            Sequence.empty("s", "Arrival").withShotIds(List.of("a", "b")),
                            Sequence.empty("t", "Storm").withShotIds(List.of("c"))),
                    List.of(
                            Shot.empty("a", "s").withPrompt("Ships in the harbour"),
                            Shot.empty("b", "s").withPrompt("Birds  over\nthe cliff"),
                            Shot.empty("c", "t")),
                    List.of(phrase("p", "a", "Who is there?"), phrase("q", "b", "Nobody."))));

    private final FakeTime time = new FakeTime();
    private final FaultyStorageBackend store = new FaultyStorageBackend(new InMemoryStorageBackend());
    private Server server = LibraryOverAnyStore.serverOver(store, time);

    private static DialoguePhrase phrase(String id, String shotId, String text) {
        return new DialoguePhrase(id, shotId, text, 1, 3, null, null, PhraseMetadata.EMPTY, Map.of());
    }

    @BeforeEach
    void create() {
        assertThat(server.documents().create(ADA, FILM, "begin")).isPresent();
    }

    @Test
    void whatAnyoneDeletedIsListedAfterARestartTheLatestFirst() {
        save(new DeleteShot("b", PhraseFate.DELETE));
        save(new DeletePhrase("p"));
        save(new DeleteSequence("s", PhraseFate.DELETE));
        restart();

        List<Deleted> list = list();

        assertThat(list).extracting(Deleted::id).containsExactly("s", "p", "b");
        assertThat(list.getFirst())
                .isEqualTo(
                        new Deleted(Entity.SEQUENCE, "s", "ada", list.getFirst().at(), "Arrival", 1, 0));
        assertThat(list.get(1).words()).isEqualTo("Who is there?");
        assertThat(list.get(2).words()).isEqualTo("Birds over the cliff");
        assertThat(list.get(2).phrases()).isEqualTo(1);
    }

    @Test
    void whatComesBackIsNotListedAnyMore() {
        save(new DeleteSequence("s", PhraseFate.DELETE));
        restart();
        Deletion deletion =
                server.deleted().find(ADA, "film", list().getFirst()).orElseThrow();

        save(deletion.bringBack(content()));

        assertThat(list()).isEmpty();
        assertThat(content().sequences()).isEqualTo(FILM.sequences());
        assertThat(content().shots()).containsExactlyInAnyOrderElementsOf(FILM.shots());
        assertThat(content().audioPhrases()).containsExactlyInAnyOrderElementsOf(FILM.audioPhrases());
    }

    @Test
    void whatWasDeletedTwiceIsListedOnce() {
        save(new DeleteShot("b", PhraseFate.DELETE));
        Deleted first = list().getFirst();
        save(server.deleted().find(ADA, "film", first).orElseThrow().bringBack(content()));
        save(new DeleteShot("b", PhraseFate.DELETE));

        assertThat(list()).extracting(Deleted::id).containsExactly("b");
    }

    @Test
    void whatIsNotSavedYetIsListedToo() {
        var live = server.live().enter("film", new Viewer("tab", ADA, null));
        live.submit(ADA, new DeleteShot("c", PhraseFate.DELETE));

        assertThat(list()).extracting(Deleted::id).containsExactly("c");
        assertThat(server.deleted().find(ADA, "film", list().getFirst())).isPresent();
    }

    @Test
    void whatAWholeDocumentLeftOutIsListed() {
        save(new ReplaceProject(new DeleteSequence("t", PhraseFate.DELETE).applyTo(FILM)));

        assertThat(list()).extracting(Deleted::id).containsExactly("t");
    }

    @Test
    void nothingIsListedOfAProjectFromWhichNothingWasDeleted() {
        assertThat(list()).isEmpty();
        save(new RenameProject("Daybreak"));

        assertThat(list()).isEmpty();
    }

    @Test
    void onlySoManyRevisionsAreLookedAt() {
        save(new DeleteShot("a", PhraseFate.DELETE));
        Deleted first = list().getFirst();
        for (int i = 0; i < RecentlyDeleted.MOST_REVISIONS; i++) {
            save(new RenameProject("Name " + i));
        }
        save(new DeleteShot("c", PhraseFate.DELETE));

        assertThat(list()).extracting(Deleted::id).containsExactly("c");
        assertThat(server.deleted().find(ADA, "film", first)).isEmpty();
    }

    @Test
    void onlySoManyWholeDocumentsAreLookedAt() {
        save(new DeleteShot("a", PhraseFate.DELETE));
        for (int i = 0; i < 30; i++) {
            save(new ReplaceProject(content().withName("Name " + i)));
        }
        save(new DeleteShot("c", PhraseFate.DELETE));

        assertThat(list()).extracting(Deleted::id).containsExactly("c");
    }

    @Test
    void onlyThoseWhoMayEditAreTold() {
        assertThatThrownBy(() -> server.deleted().list(GRACE, "film")).isInstanceOf(ProjectNotFound.class);
        store.share("film", List.of(), List.of(new Member("grace", Member.Role.VIEWER)));
        assertThatThrownBy(() -> server.deleted().list(GRACE, "film")).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> server.deleted()
                        .find(GRACE, "film", new Deleted(Entity.SHOT, "a", "ada", time.instant(), "", 0, 0)))
                .isInstanceOf(NotPermitted.class);
    }

    private void restart() {
        server = LibraryOverAnyStore.serverOver(store, time);
    }

    private void save(ProjectEdit edit) {
        server.documents().save(ADA, "film", edit, ProjectDocuments.ANYTHING, null);
    }

    private Project content() {
        return server.documents().read(ADA, "film").content();
    }

    private List<Deleted> list() {
        return server.deleted().list(ADA, "film");
    }
}
