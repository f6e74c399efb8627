package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.account.Accounts;
import studio.storycore.account.Person;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.SetShotText;
import studio.storycore.live.Viewer;
import studio.storycore.workspace.OpenProject;
import studio.storycore.workspace.ProjectContext;

/** An account is changed while its person has someone else's project open. */
class ChangedAccountTest extends ProjectPageTest {

    private static final String TYPED = "A prompt that was typed before";
    private static final String LATER = "What others write afterwards";

    @Autowired
    private Accounts accounts;

    private Person chief;
    private Person helper;

    @BeforeEach
    void anAdministratorHelpsAda() {
        chief = signInAsAdministrator("chief");
        helper = signInAsAdministrator("helper-" + UUID.randomUUID());
        open("shots/" + FIRST);
        type(area("Prompt"), TYPED);
        await(() -> assertThat(shot(FIRST).prompt()).isEqualTo(TYPED));
    }

    @Test
    void whoIsNoLongerAnAdministratorCanNeitherWriteNorReadOnInAnOpenPage() {
        OpenProject opened = context.getBean(ProjectContext.class).load(id, UI.getCurrent());

        accounts.setAdministrator(chief, helper.username(), false);

        assertThatThrownBy(() -> opened.edit(prompt("Written all the same"))).isInstanceOf(EditRejected.class);
        await(() -> assertThat(textOf(_get(ProjectBar.class)))
                .contains("chief has changed your account: you are no longer an administrator"));
        assertThat(area("Prompt").isReadOnly()).isTrue();
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .contains(id);

        live.enter(id, new Viewer("ada's tab", ada, null)).submit(ada, prompt(LATER));

        await(() -> assertThat(shot(FIRST).prompt()).isEqualTo(LATER));
        assertThat(area("Prompt").getValue()).isEqualTo(TYPED);
        assertThat(opened.newest().shot(FIRST).orElseThrow().prompt()).isEqualTo(TYPED);
        assertThat(project().viewers())
                .extracting(viewer -> viewer.person().username())
                .containsExactly("ada");
    }

    @Test
    void whoseAccountIsDisabledStaysOnThePageWithTheTextUntilItIsEnabledAgain() {
        accounts.setEnabled(chief, helper.username(), false);

        await(() -> assertThat(textOf(_get(ProjectBar.class))).contains("chief has disabled your account"));
        assertThat(area("Prompt").isReadOnly()).isTrue();
        assertThat(area("Prompt").getValue()).isEqualTo(TYPED);
        assertThat(project().viewers()).isEmpty();

        accounts.setEnabled(chief, helper.username(), true);

        await(() -> assertThat(area("Prompt").isReadOnly()).isFalse());
        type(area("Prompt"), LATER);
        await(() -> assertThat(shot(FIRST).prompt()).isEqualTo(LATER));
    }

    private static SetShotText prompt(String text) {
        return new SetShotText(FIRST, SetShotText.Text.PROMPT, text);
    }
}
