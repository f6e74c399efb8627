package studio.storycore.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import studio.storycore.account.Person;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Viewer;
import studio.storycore.project.Project;
import studio.storycore.saving.SaveReport;
import studio.storycore.storage.Member;
import studio.storycore.view.ViewTest;

/** A person whose projects take all that they may. */
@TestPropertySource(properties = "storycore.quota.per-person=20KB")
class QuotasTest extends ViewTest {

    @Autowired
    private ProjectLibrary library;

    @Autowired
    private ProjectDocuments documents;

    @Autowired
    private LiveProjects live;

    @Autowired
    private Quotas quotas;

    private Person ada;
    private String film;

    @BeforeEach
    void fill() {
        ada = signIn("quota-" + System.nanoTime());
        film = library.create(ada, "The film").id();
        while (!quotas.of(ada).isReached()) {
            library.createSample(ada, Locale.ENGLISH);
        }
    }

    @Test
    void nothingIsAddedAndTheOthersGoOn() {
        assertThatThrownBy(() -> library.create(ada, "One more")).isInstanceOf(QuotaReached.class);
        assertThatThrownBy(() -> library.createSample(ada, Locale.FRENCH)).isInstanceOf(QuotaReached.class);
        assertThatThrownBy(() -> library.duplicate(ada, film, "Copy")).isInstanceOf(QuotaReached.class);
        assertThatThrownBy(() -> documents.create(ada, Project.empty("of-" + ada.username(), "PUT"), null))
                .isInstanceOf(QuotaReached.class);

        assertThat(library.create(signIn("other-" + System.nanoTime()), "Of another one")
                        .id())
                .isNotEmpty();
    }

    @Test
    void whatIsTypedIsSavedAllTheSame() throws Exception {
        var project = live.enter(film, new Viewer("tab", ada, null));

        project.submit(ada, new RenameProject("A longer name of the film than before"));

        assertThat(project.saveNow().get()).isInstanceOf(SaveReport.Saved.class);
        assertThat(documents.read(ada, film).content().name()).isEqualTo("A longer name of the film than before");
    }

    @Test
    void aWholeDocumentMayBeSmallerAndNotLargerWhoeverSendsIt() {
        Person editor = signIn("editor-" + System.nanoTime());
        library.share(ada, film, editor.username(), Member.Role.EDITOR);
        Project before = documents.read(ada, film).content();

        assertThatThrownBy(() -> documents.save(
                        editor,
                        film,
                        new ReplaceProject(before.withName("A longer name")),
                        ProjectDocuments.ANYTHING,
                        null))
                .isInstanceOf(QuotaReached.class);
        documents.save(ada, film, new ReplaceProject(before.withName("F")), ProjectDocuments.ANYTHING, null);
        assertThat(documents.read(ada, film).content().name()).isEqualTo("F");
    }

    @Test
    void anAdministratorSeesWhoTakesHowMuchAndNobodyElseDoes() {
        Person administrator = signInAsAdministrator("quota-chief");

        assertThat(quotas.used(administrator, List.of(ada.username())).get(ada.username()))
                .isGreaterThanOrEqualTo(20_000);
        assertThatThrownBy(() -> quotas.used(ada, List.of(administrator.username())))
                .isInstanceOf(NotPermitted.class);
    }
}
