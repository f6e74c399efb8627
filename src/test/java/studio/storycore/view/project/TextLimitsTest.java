package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Project;
import studio.storycore.project.TextLimits;

/** The limits of texts on a project's pages: what is too long stays in its field, and what was there before stays usable. */
class TextLimitsTest extends ProjectPageTest {

    private static final String LONG_PROMPT = "p".repeat(TextLimits.TEXT + 1);

    static Stream<Arguments> fields() {
        return Stream.of(
                kind("settings", () -> field("Name of the project"), TextLimits.NAME, Project::name),
                kind(
                        "sequences/seq-1",
                        () -> field("Name"),
                        TextLimits.NAME,
                        project -> project.sequence("seq-1").orElseThrow().name()),
                kind(
                        "sequences/seq-1",
                        () -> area("Description"),
                        TextLimits.TEXT,
                        project -> project.sequence("seq-1").orElseThrow().description()),
                kind(
                        "shots/" + FIRST,
                        () -> area("Prompt"),
                        TextLimits.TEXT,
                        project -> project.shot(FIRST).orElseThrow().prompt()),
                kind(
                        "shots/" + FIRST,
                        () -> area("Text"),
                        TextLimits.TEXT,
                        project -> project.phrase(PHRASE).orElseThrow().text()));
    }

    private static Arguments kind(
            String page, Supplier<TextFieldBase<?, String>> field, int limit, Function<Project, String> value) {
        return Arguments.of(page, field, limit, value);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aTextThatIsTooLongStaysInItsFieldWithTheLimit(
            String page, Supplier<TextFieldBase<?, String>> field, int limit, Function<Project, String> value) {
        open(page);
        String before = value.apply(project().current());
        typeInto(field.get(), "x".repeat(limit + 1));

        assertThat(field.get().getErrorMessage()).contains("%,d".formatted(limit + 1), "%,d".formatted(limit));
        assertThat(field.get().isInvalid()).isTrue();
        assertThat(field.get().getValue()).hasSize(limit + 1);
        assertThat(value.apply(project().current())).isEqualTo(before);

        typeInto(field.get(), "x".repeat(limit));
        assertThat(field.get().isInvalid()).isFalse();
        assertThat(value.apply(project().current())).hasSize(limit);
    }

    @Test
    void aPromptThatIsTooLongFromBeforeIsShownAndEverythingElseIsEdited() {
        storeLongPrompt();
        assertThat(area("Prompt").getValue()).isEqualTo(LONG_PROMPT);
        assertThat(area("Prompt").isInvalid()).isFalse();

        type(field("Duration"), "9");
        assertThat(shot(FIRST).duration()).isEqualTo(9);
        await(() -> assertThat(stored().shot(FIRST).orElseThrow().duration()).isEqualTo(9));
        assertThat(shot(FIRST).prompt()).isEqualTo(LONG_PROMPT);

        type(area("Prompt"), LONG_PROMPT + "!");
        assertThat(area("Prompt").getErrorMessage()).contains("20,002");
        type(area("Prompt"), LONG_PROMPT);
        assertThat(area("Prompt").isInvalid()).as("as it was").isFalse();
    }

    @Test
    void aPromptThatWasTooLongComesBackByUndoing() {
        storeLongPrompt();
        type(area("Prompt"), "Short by now");
        assertThat(shot(FIRST).prompt()).isEqualTo("Short by now");

        labelled("Undo");
        assertThat(shot(FIRST).prompt()).isEqualTo(LONG_PROMPT);
        labelled("Redo");
        assertThat(shot(FIRST).prompt()).isEqualTo("Short by now");
    }

    @Test
    void aDeletedShotWithAPromptThatIsTooLongIsTakenBack() {
        storeLongPrompt();
        labelled("Delete");
        click("Delete");
        assertThat(project().current().shot(FIRST)).isEmpty();

        click("Undo");
        assertThat(shot(FIRST).prompt()).isEqualTo(LONG_PROMPT);
    }

    @Test
    void aShotWithAPromptThatIsTooLongIsCopied() {
        storeLongPrompt();
        labelled("Duplicate");
        assertThat(project().current().shots().stream()
                        .filter(shot -> shot.prompt().equals(LONG_PROMPT)))
                .hasSize(2);
    }

    /** As an earlier version took it. */
    private void storeLongPrompt() {
        open("shots/" + FIRST);
        meanwhile(new SetShotText(FIRST, SetShotText.Text.PROMPT, LONG_PROMPT));
        await(() -> assertThat(area("Prompt").getValue()).isEqualTo(LONG_PROMPT));
    }

    private static void typeInto(TextFieldBase<?, String> field, String text) {
        switch (field) {
            case TextArea area -> type(area, text);
            case TextField line -> type(line, text);
            default -> throw new AssertionError("another kind of field: " + field);
        }
    }

    private static void click(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
    }

    private static void labelled(String name) {
        _click(_get(
                Button.class,
                spec -> spec.withPredicate(
                        button -> button.getAriaLabel().filter(name::equals).isPresent())));
    }
}
