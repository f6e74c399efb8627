package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.Project;

/** A project is created once, and asking again does no harm. */
interface CreationRules extends StoreUnderTest {

    @Test
    default void aCreatedProjectIsThereWithHeaderAndDocument() {
        Project project = aProject("Nightfall", 3);

        assertThat(create(project, "ada")).isTrue();

        StoredProject loaded = loaded(project.id());
        assertThat(loaded.newest()).isEqualTo(project);
        assertThat(document(project.id())).isEqualTo(project);
        assertThat(loaded.sequenceNumber()).isEqualTo(1);
        assertThat(loaded.documentSize()).isPositive();
        assertThat(loaded.header()).isEqualTo(Projects.header(project, "ada").withSize(loaded.documentSize()));
        assertThat(store().header(project.id())).contains(loaded.header());
    }

    @Test
    default void aProjectIsNotCreatedOverAnotherOne() {
        Project project = aProject("First", 2);
        create(project, "ada");
        String before = fingerprint(project.id());

        assertThat(create(project.withName("Second"), "bob")).isFalse();

        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    default void aProjectIsNotCreatedOverOneInTheTrash() {
        Project project = aProject("First", 2);
        create(project, "ada");
        store().trash(project.id(), Projects.NOON);

        assertThat(create(project, "bob")).isFalse();

        assertThat(loaded(project.id()).header().isTrashed()).isTrue();
    }

    @Test
    default void repeatingACreationWhoseAnswerWasLostSaysThatItIsCreatedAndChangesNothing() {
        Project project = aProject("Nightfall", 2);
        Revision first = Projects.revision(project.id(), 1, new ReplaceProject(project));
        store().create(Projects.header(project, "ada"), first, project);
        Revision second = Projects.revision(project.id(), 2, new RenameProject("Daybreak"));
        save(project, second);
        String before = fingerprint(project.id());

        assertThat(store().create(Projects.header(project, "ada"), first, project))
                .isTrue();

        assertThat(fingerprint(project.id())).isEqualTo(before);
        assertThat(loaded(project.id()).newest().name()).isEqualTo("Daybreak");
    }

    @Test
    default void ofManyWhoCreateTheSameProjectAtOnceOneDoes() throws Exception {
        Project project = aProject("Race", 2);

        List<Boolean> created = AtOnce.run(8, i -> create(project, "person-" + i));

        assertThat(created).containsOnlyOnce(true);
        assertThat(loaded(project.id()).sequenceNumber()).isEqualTo(1);
    }
}
