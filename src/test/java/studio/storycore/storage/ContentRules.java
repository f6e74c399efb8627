package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import studio.storycore.contract.RandomProjects;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Project;
import studio.storycore.storage.StorageFailure.Kind;

/** What can be stored comes back exactly; what cannot be is refused as a whole. */
interface ContentRules extends StoreUnderTest {

    @Test
    default void unknownFieldsSurviveWhateverTheirNames() {
        for (long seed = 1; seed <= 20; seed++) {
            Project project = new RandomProjects(seed).wild().withId(Projects.newId());
            create(project, "ada");

            assertThat(loaded(project.id()).newest()).as("seed %s", seed).isEqualTo(project);
            assertThat(json(store().raw(project.id()).orElseThrow())).isEqualTo(JSON.tree(project));
        }
    }

    @Test
    default void textsOfEveryKindSurvive() {
        String text =
                "nul \0, \uD83C\uDFAC \uD83D\uDC69\u200D\uD83D\uDE80, \u202Bמימין לשמאל\u202C, مرحبا, 夜明け, e\u0301 é,"
                        + " \u2028, \uFFFF";
        Project project = created(1);
        Revision revision =
                Projects.revision(project.id(), 2, new SetShotText("shot-1", SetShotText.Text.PROMPT, text));
        Project changed = save(project, revision);

        assertThat(changed.shot("shot-1").orElseThrow().prompt()).isEqualTo(text);
        assertThat(loaded(project.id()).newest()).isEqualTo(changed);
        assertThat(store().revisions(project.id(), 2, 1)).containsExactly(revision);
    }

    @Test
    default void aProjectOfFourThousandShotsIsKept() {
        Project project = created(4_000);
        Revision revision = Projects.revision(
                project.id(), 2, new SetShotText("shot-3999", SetShotText.Text.PROMPT, "the last but one"));
        store().append(revision);

        StoredProject loaded = loaded(project.id());

        assertThat(document(project.id())).isEqualTo(project);
        assertThat(loaded.newest().shot("shot-3999").orElseThrow().prompt()).isEqualTo("the last but one");
    }

    @Test
    default void aProjectOfManyMegabytesIsKept() {
        Project project = Projects.withPrompts(Projects.newId(), 12, "A very long prompt. ".repeat(50_000));
        create(project, "ada");
        Revision revision = Projects.revision(project.id(), 2, new RenameProject("two"));
        Project renamed = save(project, revision);

        assertThat(document(project.id())).isEqualTo(renamed);
        assertThat(json(store().raw(project.id()).orElseThrow())).isEqualTo(JSON.tree(renamed));
        assertThat(store().revisions(project.id(), 1, 5)
                        .getFirst()
                        .edits()
                        .getFirst()
                        .edit())
                .isEqualTo(new ReplaceProject(project));
    }

    @Test
    default void whatIsTooLargeIsRefusedAndNothingIsChanged() {
        Project small = created(1);
        Project tooLarge = Projects.incompressible(small.id(), 24, 1_000_000);
        Revision revision = Projects.revision(small.id(), 2, new ReplaceProject(tooLarge));
        Project another = tooLarge.withId(Projects.newId());
        String before = fingerprint(small.id());

        assertTooLarge(() -> store().append(revision));
        assertTooLarge(() -> store().writeDocument(tooLarge, 2));
        assertTooLarge(() -> create(another, "ada"));

        assertThat(fingerprint(small.id())).isEqualTo(before);
        assertThat(store().header(another.id())).isEmpty();
        assertThat(store().revisions(another.id(), 1, 1)).isEmpty();
        assertThat(create(small.withId(another.id()), "ada")).isTrue();
    }

    private static void assertTooLarge(Callable<?> call) {
        assertThatExceptionOfType(StorageFailure.class)
                .isThrownBy(call::call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE))
                .satisfies(e -> assertThat(e.isTransient()).isFalse());
    }
}
