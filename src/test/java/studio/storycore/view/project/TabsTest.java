package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.live.LiveProject;
import studio.storycore.live.Viewer;

/** Tabs of one person share a session, and what the person can take back in a project, and nothing else. */
class TabsTest extends ProjectPageTest {

    @Test
    void twoTabsOnOneProjectSeeEachOthersEditsAndSelectOnTheirOwn() {
        UI first = UI.getCurrent();
        open("shots/" + FIRST);
        UI second = newTab();
        open("shots/" + SECOND);
        assertThat(project().viewers()).extracting(Viewer::shotId).containsExactly(FIRST, SECOND);

        UI.setCurrent(first);
        type(field("Duration"), "8");
        type(area("Prompt"), "Typed in the first tab");

        UI.setCurrent(second);
        open("shots/" + FIRST);
        await(() -> assertThat(area("Prompt").getValue()).isEqualTo("Typed in the first tab"));
        type(area("Prompt"), "Typed in the second tab");

        UI.setCurrent(first);
        await(() -> assertThat(area("Prompt").getValue()).isEqualTo("Typed in the second tab"));
        assertThat(field("Duration").getValue()).isEqualTo("8");
    }

    @Test
    void whatWasDoneInOneTabIsTakenBackInAnother() {
        UI first = UI.getCurrent();
        open("shots/" + FIRST);
        UI second = newTab();
        open("shots/" + SECOND);
        UI.setCurrent(first);
        String before = area("Prompt").getValue();
        type(area("Prompt"), "Typed in the first tab");

        UI.setCurrent(second);
        Button undo = _get(
                Button.class,
                spec -> spec.withPredicate(
                        button -> "undo".equals(button.getElement().getAttribute("data-action"))));
        await(() -> assertThat(undo.isEnabled()).isTrue());
        _click(undo);

        assertThat(shot(FIRST).prompt()).isEqualTo(before);
        UI.setCurrent(first);
        await(() -> assertThat(area("Prompt").getValue()).isEqualTo(before));
    }

    @Test
    void twoTabsOnTwoProjectsHaveNothingInCommon() {
        UI first = UI.getCurrent();
        String firstProject = id;
        open("shots/" + FIRST);
        UI second = newTab();
        id = newProject();
        open("shots/" + FIRST);
        type(area("Prompt"), "Typed in the second project");

        UI.setCurrent(first);
        type(area("Prompt"), "Typed in the first project");

        UI.setCurrent(second);
        assertThat(area("Prompt").getValue()).isEqualTo("Typed in the second project");
        assertThat(shot(FIRST).prompt()).isEqualTo("Typed in the second project");
        assertThat(live.ifOpen(firstProject)
                        .orElseThrow()
                        .current()
                        .shot(FIRST)
                        .orElseThrow()
                        .prompt())
                .isEqualTo("Typed in the first project");
    }

    @Test
    void aTabLeavesTheProjectWhenItGoesElsewhereAndWhatWasTypedIsSaved() {
        open("shots/" + FIRST);
        LiveProject project = project();
        type(area("Prompt"), "Typed just before leaving");
        open("dialogue");
        assertThat(project.viewers()).hasSize(1);

        UI.getCurrent().navigate("projects");

        assertThat(project.viewers()).isEmpty();
        await(() -> assertThat(stored().shot(FIRST).orElseThrow().prompt()).isEqualTo("Typed just before leaving"));
    }

    @Test
    void aTabThatGoesToAnotherProjectLeavesTheFirst() {
        open("shots/" + FIRST);
        LiveProject former = project();
        id = newProject();
        open("shots/" + SECOND);

        assertThat(former.viewers()).isEmpty();
        assertThat(project().viewers()).extracting(Viewer::shotId).containsExactly(SECOND);
        type(area("Prompt"), "Typed in the second project");
        assertThat(former.current().shot(SECOND).orElseThrow().prompt()).doesNotContain("Typed");
    }

    @Test
    void aTabThatIsClosedLeavesTheProject() {
        open("shots/" + FIRST);
        LiveProject project = project();
        UI.getCurrent().close();
        MockVaadin.INSTANCE.closeCurrentUI(false);
        assertThat(project.viewers()).isEmpty();
    }

    @Test
    void beingSentAnewDoesNotMeanThatTheTabWasClosed() {
        open("shots/" + FIRST);
        List<Viewer> before = project().viewers();
        UI.getCurrent().getInternals().getStateTree().prepareForResync();
        MockVaadin.clientRoundtrip(false);

        assertThat(project().viewers()).isEqualTo(before);
        type(area("Prompt"), "Typed after everything was sent anew");
        assertThat(shot(FIRST).prompt()).isEqualTo("Typed after everything was sent anew");
        assertThat(status()).isEqualTo("unsaved");
    }

    @Test
    void theBareAddressOfAProjectLeadsToItsShots() {
        UI.getCurrent().navigate("projects/" + id);
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).isEqualTo("projects/" + id + "/shots");
    }

    @Test
    void aProjectThatIsNotSharedLooksLikeOneThatIsNotThere() {
        signIn("mallory");
        UI.getCurrent().navigate("projects/" + id + "/shots");
        Component shown = (Component)
                UI.getCurrent().getInternals().getActiveRouterTargetsChain().getFirst();
        assertThat(textOf(shown)).contains("There is nothing here").doesNotContain("The Lighthouse");
        assertThat(isShown(ProjectLayout.class)).isFalse();
    }

    private static UI newTab() {
        VaadinSession session = VaadinSession.getCurrent();
        UI ui = new MockedUI();
        ui.getInternals().setSession(session);
        UI.setCurrent(ui);
        ui.doInit(VaadinRequest.getCurrent(), session.getNextUIid() + 100, "tab");
        session.addUI(ui);
        return ui;
    }
}
