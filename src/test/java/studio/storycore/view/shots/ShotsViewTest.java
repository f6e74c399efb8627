package studio.storycore.view.shots;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Shot;
import studio.storycore.storage.Member;
import studio.storycore.view.project.ProjectLayout;
import studio.storycore.view.project.ProjectPageTest;

/** The page of the shots, as a person uses it. */
class ShotsViewTest extends ProjectPageTest {

    @Test
    void theListShowsTheShotsUnderTheirSequences() {
        open("shots");
        List<ShotRow> rows = _get(ShotGrid.class).rows();
        assertThat(rows.stream().map(ShotRow::key))
                .containsExactly(
                        "sequence seq-1", "shot shot-1", "shot shot-2", "sequence seq-2", "shot shot-3", "shot shot-4");
    }

    @Test
    void whatIsTypedReachesTheProjectAndTheStore() {
        open("shots/" + FIRST);
        type(area("Prompt"), "A boat without lights crosses the bay");
        type(field("Duration"), "7,5");

        assertThat(shot(FIRST).prompt()).isEqualTo("A boat without lights crosses the bay");
        assertThat(shot(FIRST).duration()).isEqualTo(7.5);
        assertThat(shot(SECOND).startTime()).isEqualTo(7.5);
        await(() -> assertThat(stored().shot(FIRST).orElseThrow()).isEqualTo(shot(FIRST)));
    }

    @Test
    void textTypedJustBeforeAnotherShotIsSelectedIsInTheFirstShotOnly() {
        open("shots/" + FIRST);
        TextArea ofFirst = area("Prompt");
        String promptOfSecond = shot(SECOND).prompt();

        open("shots/" + SECOND);
        // What was typed into the first shot's field arrives when the second shot is on the screen already.
        type(ofFirst, "Typed into the first shot");

        assertThat(shot(FIRST).prompt()).isEqualTo("Typed into the first shot");
        assertThat(shot(SECOND).prompt()).isEqualTo(promptOfSecond);
        assertThat(area("Prompt").getValue()).isEqualTo(promptOfSecond);
    }

    @Test
    void anInvalidDurationStaysInItsFieldAndEverythingElseIsSaved() {
        open("shots/" + FIRST);
        type(field("Duration"), "0");
        type(area("Prompt"), "This must be saved nevertheless");

        assertThat(field("Duration").isInvalid()).isTrue();
        assertThat(field("Duration").getErrorMessage()).contains("greater than 0");
        assertThat(field("Duration").getValue()).isEqualTo("0");
        await(() ->
                assertThat(stored().shot(FIRST).orElseThrow().prompt()).isEqualTo("This must be saved nevertheless"));
        assertThat(shot(FIRST).duration()).isEqualTo(Shot.DEFAULT_DURATION);

        type(field("Duration"), "soon");
        assertThat(field("Duration").getErrorMessage()).contains("Enter seconds");

        type(field("Duration"), "1:02.5");
        assertThat(field("Duration").isInvalid()).isFalse();
        assertThat(shot(FIRST).duration()).isEqualTo(62.5);
    }

    @Test
    void otherPeoplesChangesShowInFieldsThatNobodyIsIn() {
        open("shots/" + FIRST);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this prompt"));
        meanwhile(new SetShotDuration(FIRST, 9));

        await(() -> assertThat(area("Prompt").getValue()).isEqualTo("Grace wrote this prompt"));
        assertThat(field("Duration").getValue()).isEqualTo("9");
    }

    @Test
    void otherPeoplesChangesDoNotDisturbTheFieldThatIsBeingTypedIn() {
        open("shots/" + FIRST);
        focus(area("Prompt"), "focusin");
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this prompt"));
        meanwhile(new SetShotDuration(FIRST, 9));

        await(() -> assertThat(field("Duration").getValue()).isEqualTo("9"));
        assertThat(area("Prompt").getValue()).isEqualTo("A prompt of the shot that is called " + FIRST);
        assertThat(area("Prompt").getErrorMessage())
                .isEqualTo("Grace Hopper has changed this field. Leave it to see the new text.");

        focus(area("Prompt"), "focusout");
        assertThat(area("Prompt").getValue()).isEqualTo("Grace wrote this prompt");
        assertThat(area("Prompt").isInvalid()).isFalse();
    }

    @Test
    void aTextThatSomeoneReplacesWhileItsPersonIsInTheFieldStaysThereAndTellsWhoDidIt() {
        open("shots/" + FIRST);
        focus(area("Prompt"), "focusin");
        type(area("Prompt"), "Ada is typing here");
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, "Grace wrote this prompt"));

        await(() -> assertThat(area("Prompt").getErrorMessage()).contains("Grace Hopper changed this field meanwhile"));
        focus(area("Prompt"), "focusout");
        assertThat(area("Prompt").getValue()).isEqualTo("Ada is typing here");
        assertThat(shot(FIRST).prompt()).isEqualTo("Grace wrote this prompt");

        type(area("Prompt"), "Grace wrote this prompt");
        assertThat(area("Prompt").isInvalid()).isFalse();
    }

    @Test
    void twoPeopleInDifferentFieldsOfOneShotBothHaveTheirChanges() {
        open("shots/" + FIRST);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.MOOD, "Tense"));
        type(area("Prompt"), "Ada changes the prompt at the same moment");

        await(() -> {
            Shot stored = stored().shot(FIRST).orElseThrow();
            assertThat(stored.prompt()).isEqualTo("Ada changes the prompt at the same moment");
            assertThat(stored.metadata().mood()).isEqualTo("Tense");
        });
    }

    @Test
    void whatWasTypedIntoAShotThatSomeoneDeletesCanBeCopied() {
        open("shots/" + FIRST);
        focus(area("Prompt"), "focusin");
        meanwhile(new DeleteShot(FIRST, PhraseFate.UNLINK));
        type(area("Prompt"), "Typed just when it was deleted");

        await(() -> assertThat(field("Duration").isReadOnly()).isTrue());
        assertThat(area("Prompt").isReadOnly())
                .as("what was typed and has not arrived would be taken back")
                .isFalse();
        focus(area("Prompt"), "focusout");
        assertThat(area("Prompt").isReadOnly()).isTrue();
        assertThat(area("Prompt").getValue()).isEqualTo("Typed just when it was deleted");
        assertThat(area("Prompt").getErrorMessage()).contains("Someone deleted this shot");
    }

    @Test
    void aViewerSeesEverythingAndCanChangeNothing() {
        signIn("bob");
        library.share(ada, id, "bob", Member.Role.VIEWER);
        signIn("bob");
        open("shots/" + FIRST);

        assertThat(area("Prompt").getValue()).isEqualTo(shot(FIRST).prompt());
        assertThat(_find(TextArea.class)).allMatch(TextFieldBase::isReadOnly);
        assertThat(_find(_get(ShotForm.class), TextField.class)).isNotEmpty().allMatch(TextFieldBase::isReadOnly);
        assertThat(_find(Button.class, spec -> spec.withText("Add shot"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Add phrase"))).isEmpty();
    }

    @Test
    void rightsThatAreWithdrawnTakeEffectAtOnce() {
        signIn("bob");
        library.share(ada, id, "bob", Member.Role.EDITOR);
        open("shots/" + FIRST);
        assertThat(area("Prompt").isReadOnly()).isFalse();

        library.share(ada, id, "bob", Member.Role.VIEWER);
        await(() -> assertThat(area("Prompt").isReadOnly()).isTrue());
    }

    @Test
    void aPersonWithWhomAProjectIsNoLongerSharedStaysWithTheTextAndSeesNothingNew() {
        signIn("bob");
        library.share(ada, id, "bob", Member.Role.EDITOR);
        open("shots/" + FIRST);
        focus(area("Prompt"), "focusin");

        library.unshare(ada, id, "bob");
        await(() -> assertThat(_get(ProjectLayout.class).getElement().getTextRecursively())
                .contains("no longer shares this project with you."));
        assertThat(project().viewers()).isEmpty();
        type(area("Prompt"), "Bob goes on typing");
        meanwhile(new RenameProject("A name that is not for Bob"));
        focus(area("Prompt"), "focusout");

        assertThat(area("Prompt").getValue()).isEqualTo("Bob goes on typing");
        assertThat(area("Prompt").isReadOnly()).isTrue();
        assertThat(area("Prompt").isInvalid()).isTrue();
        assertThat(shot(FIRST).prompt()).doesNotContain("Bob");
        MockVaadin.clientRoundtrip(false);
        assertThat(_get(ProjectLayout.class).getElement().getTextRecursively()).doesNotContain("not for Bob");
    }

    @Test
    void whoeverIsInAProjectThatIsPutIntoTheTrashStaysAndIsToldByWhom() {
        signIn("bob");
        library.share(ada, id, "bob", Member.Role.EDITOR);
        open("shots/" + FIRST);

        library.trash(ada, id);

        await(() -> assertThat(_get(ProjectLayout.class).getElement().getTextRecursively())
                .contains("has put this project into the trash."));
        assertThat(area("Prompt").isReadOnly()).isTrue();
    }

    @Test
    void aShotIsAddedBehindTheSelectedOneAndOpened() {
        open("shots/" + FIRST);
        click("Add shot");

        List<String> order = order();
        assertThat(order).hasSize(5).startsWith(FIRST).endsWith(SECOND, "shot-3", "shot-4");
        assertThat(area("Prompt").getValue()).isEmpty();
        type(area("Prompt"), "Of the new shot");
        assertThat(shot(order.get(1)).prompt()).isEqualTo("Of the new shot");
    }

    @Test
    void shotsMoveOverTheBordersOfSequences() {
        open("shots/" + SECOND);
        labelled("Move down");
        assertThat(shot(SECOND).sequenceId()).isEqualTo("seq-2");
        assertThat(order()).containsExactly(FIRST, SECOND, "shot-3", "shot-4");
        labelled("Move down");
        assertThat(order()).containsExactly(FIRST, "shot-3", SECOND, "shot-4");
        labelled("Move up");
        labelled("Move up");
        assertThat(shot(SECOND).sequenceId()).isEqualTo("seq-1");
    }

    @Test
    void deletingAShotWithPhrasesAsksWhatBecomesOfThemAndCanBeTakenBack() {
        open("shots/" + FIRST);
        labelled("Delete");
        assertThat(order()).contains(FIRST);
        click("Delete");

        assertThat(order()).containsExactly(SECOND, "shot-3", "shot-4");
        assertThat(project().current().phrase(PHRASE).orElseThrow().shotId()).isEmpty();

        type(area("Prompt"), "Typed into the next shot before taking it back");
        click("Undo");
        assertThat(order()).containsExactly(FIRST, SECOND, "shot-3", "shot-4");
        assertThat(shot(SECOND).prompt()).isEqualTo("Typed into the next shot before taking it back");
        assertThat(project().current().phrase(PHRASE).orElseThrow().shotId()).isEqualTo(FIRST);
    }

    @Test
    void anEndBeforeItsStartIsMarkedAtTheEndAndEverythingElseIsSaved() {
        open("shots/" + FIRST);
        type(field("End"), "0:00.5");
        assertThat(field("End").isInvalid()).isTrue();
        assertThat(field("End").getErrorMessage()).contains("later than the start");

        type(area("Text"), "Who goes there?");
        type(area("Prompt"), "This must be saved nevertheless");
        await(() -> {
            assertThat(stored().shot(FIRST).orElseThrow().prompt()).isEqualTo("This must be saved nevertheless");
            assertThat(stored().phrase(PHRASE).orElseThrow().text()).isEqualTo("Who goes there?");
        });
        assertThat(stored().phrase(PHRASE).orElseThrow().endTime()).isEqualTo(3);
        assertThat(field("End").getValue()).isEqualTo("0:00.5");

        // Put right by the other of the two fields.
        type(field("Start"), "0:00.2");
        assertThat(field("End").isInvalid()).isFalse();
        assertThat(project().current().phrase(PHRASE).orElseThrow().endTime()).isEqualTo(0.5);
    }

    private List<String> order() {
        return PlayingOrder.of(project().current()).shots().stream()
                .map(Shot::id)
                .toList();
    }

    private static void click(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static void labelled(String name) {
        _click(_get(
                _get(ShotDetail.class),
                Button.class,
                spec -> spec.withPredicate(
                        button -> button.getAriaLabel().filter(name::equals).isPresent())));
    }
}
