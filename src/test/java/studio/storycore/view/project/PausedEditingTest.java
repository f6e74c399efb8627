package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A page while too much waits for the store. */
@TestPropertySource(properties = "storycore.save.unsaved-budget=2KB")
class PausedEditingTest extends ProjectPageTest {

    private static final String LONG = "A very long prompt. ".repeat(50);

    @Test
    void editingPausesWithAWordWhyAndWhatWasTypedIsTakenWhenItGoesOn() {
        open("shots/" + FIRST);
        store.goDown();
        focus(area("Prompt"), "focusin");
        type(area("Prompt"), LONG);

        await(() -> assertThat(textOf(_get(Div.class, spec -> spec.withClasses("project-notice"))))
                .contains("too much is waiting to be saved", "Nothing you typed is lost"));
        _assertNone(UndoButtons.class);
        type(area("Prompt"), LONG + "Typed when editing paused.");
        assertThat(area("Prompt").getErrorMessage()).contains("Too much is waiting");
        focus(area("Prompt"), "focusout");
        assertThat(area("Prompt").isReadOnly()).isTrue();

        store.comeBack();
        await(() -> assertThat(area("Prompt").isReadOnly()).isFalse());
        _assertNone(Div.class, spec -> spec.withClasses("project-notice"));
        assertThat(area("Prompt").isInvalid()).isFalse();
        await(() ->
                assertThat(stored().shot(FIRST).orElseThrow().prompt()).isEqualTo(LONG + "Typed when editing paused."));
    }
}
