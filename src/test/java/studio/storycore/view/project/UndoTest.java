package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.DeletePhrase;
import studio.storycore.edit.DeleteSequence;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/** Undo and redo of a page, and what was deleted lately. */
class UndoTest extends ProjectPageTest {

    @Test
    void whatWasDoneIsTakenBackAfterALookAtTheProjectsAndInANewSession() {
        String before = promptOfFirst();
        open("shots/" + FIRST);
        type(area("Prompt"), "Typed before leaving");
        UI.getCurrent().navigate("projects");
        open("shots/" + FIRST);
        assertThat(undo().isEnabled()).isTrue();

        VaadinSession.getCurrent().close();
        signIn("ada");
        open("shots/" + FIRST);
        _click(undo());

        assertThat(shot(FIRST).prompt()).isEqualTo(before);
        assertThat(area("Prompt").getValue()).isEqualTo(before);
        assertThat(undo().isEnabled()).isFalse();
        _click(redo());
        assertThat(shot(FIRST).prompt()).isEqualTo("Typed before leaving");
    }

    @Test
    void anotherPersonTakesNothingOfMineBack() {
        open("shots/" + FIRST);
        meanwhile(new SetShotText(SECOND, SetShotText.Text.PROMPT, "Typed by Grace"));
        await(() -> assertThat(project().current().shot(SECOND).orElseThrow().prompt())
                .isEqualTo("Typed by Grace"));

        assertThat(undo().isEnabled()).isFalse();
    }

    @Test
    void aRefusedStepSaysWhatWasRefusedAndDoesNotStayEnabled() {
        open("shots/" + FIRST);
        type(area("Prompt"), "Typed by Ada");
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Typed by Grace"));

        _click(undo());

        assertThat(message()).contains("Not undone: Shot 1: prompt", "Someone else has changed this since");
        assertThat(undo().isEnabled()).isFalse();
        assertThat(redo().isEnabled()).isFalse();
        assertThat(shot(FIRST).prompt()).isEqualTo("Typed by Grace");
    }

    @Test
    void anAddedShotIsNotTakenBackWithWhatSomeoneElseWroteIntoIt() {
        open("shots/" + FIRST);
        List<String> before = ids(project().current());
        _click(_get(Button.class, spec -> spec.withText("Add shot")));
        String added = ids(project().current()).stream()
                .filter(shot -> !before.contains(shot))
                .findFirst()
                .orElseThrow();
        meanwhile(new SetShotText(added, SetShotText.Text.PROMPT, "Typed by Grace"));

        _click(undo());

        assertThat(message()).contains("Someone else has changed this since");
        assertThat(shot(added).prompt()).isEqualTo("Typed by Grace");
        assertThat(undo().isEnabled()).isFalse();
    }

    @Test
    void whatAnyoneDeletedIsBroughtBackFromAListInItsPlace() {
        open("shots/" + FIRST);
        Project before = project().current();
        meanwhile(new DeleteSequence("seq-1", PhraseFate.DELETE));
        meanwhile(new AddShot(Shot.empty("new", "seq-2"), Place.firstIn("seq-2")));

        openDeleted();
        await(() -> assertThat(items()).hasSize(1));
        assertThat(textOf(items().getFirst())).contains("Sequence “Arrival”, 2 shots", "Deleted by");
        _click(_get(Button.class, spec -> spec.withText("Bring back")));

        await(() -> assertThat(project().current().sequences())
                .extracting(sequence -> sequence.id())
                .containsExactly("seq-1", "seq-2"));
        assertThat(project().current().sequence("seq-1")).isEqualTo(before.sequence("seq-1"));
        assertThat(project().current().phrase(PHRASE)).isEqualTo(before.phrase(PHRASE));
        await(() -> assertThat(items()).isEmpty());
        _get(RecentlyDeletedDialog.class).close();
        _click(undo());
        assertThat(project().current().sequence("seq-1")).isEmpty();
    }

    @Test
    void whatSomeoneElseBroughtBackLeavesTheList() {
        open("shots/" + FIRST);
        Project before = project().current();
        meanwhile(new DeletePhrase(PHRASE));
        openDeleted();
        await(() -> assertThat(items()).hasSize(1));

        meanwhile(new DeletePhrase(PHRASE).inverse(before));

        await(() -> assertThat(items()).isEmpty());
    }

    @Test
    void theListSaysWhenNothingWasDeletedAndWhenTheStoreDoesNotAnswer() {
        open("shots/" + FIRST);
        openDeleted();
        await(() -> assertThat(textOf(_get(RecentlyDeletedDialog.class))).contains("Nothing was deleted lately."));
        _get(RecentlyDeletedDialog.class).close();
        _assertNone(RecentlyDeletedDialog.class);

        store.goDown();
        openDeleted();

        await(() -> assertThat(textOf(_get(RecentlyDeletedDialog.class))).contains("The store does not answer"));
    }

    private static void openDeleted() {
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(button ->
                        button.getAriaLabel().filter("Recently deleted"::equals).isPresent())));
    }

    private static List<ListItem> items() {
        return _find(ListItem.class, spec -> spec.withClasses("deleted-item"));
    }

    private static String message() {
        return textOf(_get(Notification.class));
    }

    private static Button undo() {
        return action("undo");
    }

    private static Button redo() {
        return action("redo");
    }

    private static Button action(String name) {
        return _get(
                Button.class,
                spec -> spec.withPredicate(
                        button -> name.equals(button.getElement().getAttribute("data-action"))));
    }

    private String promptOfFirst() {
        return stored().shot(FIRST).orElseThrow().prompt();
    }

    private static List<String> ids(Project project) {
        return project.shots().stream().map(Shot::id).toList();
    }
}
