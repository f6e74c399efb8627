package studio.storycore.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.i18n.Translations;
import studio.storycore.project.PromptErrorType;
import studio.storycore.project.PromptWarningType;
import studio.storycore.prompt.PromptFinding.Advice;
import studio.storycore.prompt.PromptFinding.Problem;

class PromptRulesTest {

    private final PromptTexts texts = new PromptTexts(new Translations());

    @ParameterizedTest
    @CsvSource({
        "0,   EMPTY,     ,               INCOMPLETE",
        "1,   TOO_SHORT, ,               INVALID",
        "9,   TOO_SHORT, ,               INVALID",
        "10,  ,          VAGUE,          COMPLETE",
        "19,  ,          VAGUE,          COMPLETE",
        "20,  ,          ,               COMPLETE",
        "400, ,          ,               COMPLETE",
        "401, ,          MISSING_DETAIL, COMPLETE",
        "500, ,          MISSING_DETAIL, COMPLETE",
        "501, TOO_LONG,  ,               INVALID",
    })
    void theLengthDecides(int length, PromptErrorType error, PromptWarningType warning, PromptState state) {
        PromptCheck check = PromptRules.check(" \n" + "x".repeat(length) + "\t ");

        assertThat(check.length()).isEqualTo(length);
        assertThat(errors(check))
                .isEqualTo(Optional.ofNullable(error).map(List::of).orElse(List.of()));
        assertThat(warnings(check))
                .isEqualTo(Optional.ofNullable(warning).map(List::of).orElse(List.of()));
        assertThat(check.state()).isEqualTo(state);
        assertThat(check.isValid()).isEqualTo(error == null);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005,
                0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF
            })
    void whatJavaScriptTrimsDoesNotCount(int space) {
        String spaces = Character.toString(space).repeat(3);

        assertThat(PromptRules.check(spaces + "x" + spaces).length()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060})
    void whatJavaScriptDoesNotTrimCounts(int character) {
        assertThat(PromptRules.check(Character.toString(character)).length()).isEqualTo(1);
    }

    @Test
    void spacesInTheMiddleAndBothHalvesOfAnEmojiCount() {
        assertThat(PromptRules.check(" a  \u00a0b 🎬 ").length()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F})
    void controlCharactersAreInvalid(int character) {
        PromptCheck check = PromptRules.check("A keeper climbs " + Character.toString(character) + " the stairs");

        assertThat(errors(check)).containsExactly(PromptErrorType.INVALID_CHARACTERS);
        assertThat(check.state()).isEqualTo(PromptState.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r", "\t", "\u2028", "\u00a0", "\u200b", "🎬", "é", "شروق"})
    void lineEndsTabsAndAllScriptsAreValid(String text) {
        assertThat(PromptRules.check("A keeper climbs " + text + " the stairs").findings())
                .isEmpty();
    }

    @Test
    void aLongAndABadPromptIsToldBoth() {
        assertThat(errors(PromptRules.check("\0" + "x".repeat(500))))
                .containsExactly(PromptErrorType.TOO_LONG, PromptErrorType.INVALID_CHARACTERS);
    }

    @Test
    void onlyWhitespaceIsToldApartFromEmpty() {
        assertThat(message("", Locale.ENGLISH)).isEqualTo("The prompt is empty: 0 of at least 10 characters.");
        assertThat(message(" \u00a0\n", Locale.ENGLISH))
                .isEqualTo("The prompt contains only whitespace: 0 of at least 10 characters.");
        assertThat(message("", Locale.FRENCH)).isNotEqualTo(message(" ", Locale.FRENCH));
        assertThat(PromptRules.check(" ").state()).isEqualTo(PromptState.INCOMPLETE);
    }

    @ParameterizedTest
    @CsvSource({"7,7,10", "512,512,500"})
    void errorMessagesNameTheLengthAndTheLimit(int length, String actual, String limit) {
        String prompt = "x".repeat(length);

        assertThat(message(prompt, Locale.ENGLISH)).contains(actual, limit);
        assertThat(message(prompt, Locale.FRENCH)).contains(actual, limit);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 15, 450, 600})
    void everyFindingHasItsTexts(int length) {
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            PromptFinding finding =
                    PromptRules.check("x".repeat(length)).findings().getFirst();
            assertThat(texts.message(finding, language)).doesNotContain("!", "{");
            assertThat(texts.suggestion(finding, language).isPresent()).isEqualTo(length > 0);
            assertThat(texts.suggestion(finding, language).orElse("")).doesNotContain("!", "{");
        }
    }

    private String message(String prompt, Locale language) {
        return texts.message(PromptRules.check(prompt).findings().getFirst(), language);
    }

    private static List<PromptErrorType> errors(PromptCheck check) {
        return check.findings().stream()
                .filter(Problem.class::isInstance)
                .map(finding -> ((Problem) finding).type())
                .toList();
    }

    private static List<PromptWarningType> warnings(PromptCheck check) {
        return check.findings().stream()
                .filter(Advice.class::isInstance)
                .map(finding -> ((Advice) finding).type())
                .toList();
    }
}
