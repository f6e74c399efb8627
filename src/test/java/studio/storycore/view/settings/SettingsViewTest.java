package studio.storycore.view.settings;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.H1;
import org.junit.jupiter.api.Test;
import studio.storycore.project.Capability;
import studio.storycore.view.project.ProjectPageTest;

/** The page of a project's settings, as a person uses it. */
class SettingsViewTest extends ProjectPageTest {

    @Test
    void theNameOfTheProjectFollowsWhatIsTyped() {
        open("settings");
        type(field("Name of the project"), "The Last Lighthouse");
        assertThat(project().current().name()).isEqualTo("The Last Lighthouse");
        assertThat(_get(H1.class).getText()).isEqualTo("The Last Lighthouse");
    }

    @Test
    void aProjectKeepsItsNameWhileTheFieldIsEmpty() {
        open("settings");
        type(field("Name of the project"), "  ");
        assertThat(field("Name of the project").getErrorMessage()).isEqualTo("Enter a name.");
        assertThat(project().current().name()).isEqualTo("The Lighthouse");
    }

    @Test
    void enginesAreSwitchedOneByOne() {
        open("settings");
        type(_get(Checkbox.class, spec -> spec.withLabel("Voice generation")), true);
        assertThat(project().current().capabilities().has(Capability.VOICE_GENERATION))
                .isTrue();
        assertThat(project().current().capabilities().has(Capability.QA_ENGINE)).isFalse();
    }
}
