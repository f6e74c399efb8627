package studio.storycore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.contract.CompleteDocument.Place;
import studio.storycore.contract.UnreadableDocument.Reason;
import studio.storycore.i18n.Translations;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Rule;
import studio.storycore.project.Shot;
import tools.jackson.databind.node.JsonNodeFactory;

class ViolationTextsTest {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private final ViolationTexts texts = new ViolationTexts(new Translations());

    static Stream<Place> places() {
        return CompleteDocument.places().stream();
    }

    @Test
    void aViolationIsToldWithNumberIdAndField() {
        Violation violation =
                new Violation("/shots/2/duration", Rule.NOT_POSITIVE, List.of(), Map.of("/shots/2", "s-17"));

        assertThat(texts.text(violation, Locale.ENGLISH))
                .isEqualTo("Shot 3 (\"s-17\"), duration: must be greater than 0 seconds.");
        assertThat(texts.text(violation, Locale.FRENCH))
                .isEqualTo(
                        "Plan 3 («\u00a0s-17\u00a0»), durée\u00a0: la valeur doit être supérieure à 0\u00a0seconde.");
    }

    @Test
    void placesDeepInTheDocumentAreToldInWords() {
        Violation score = new Violation(
                "/generationHistory/0/results/generatedShots/4/qaScore",
                Rule.OUT_OF_RANGE,
                List.of(0.0, 100.0),
                Map.of("/generationHistory/0", "g-1", "/generationHistory/0/results/generatedShots/4", "s-5"));
        Violation voice = new Violation(
                "/audioPhrases/0/voiceParameters/voiceType", Rule.NOT_ALLOWED, List.of("male", "female", "neutral"));
        Violation unknown = new Violation("/shots/0/metadata/x-vendor/a~1b", Rule.BROKEN_UNICODE, List.of());
        Violation type = new Violation("/shots", Rule.WRONG_TYPE, List.of(JsonKind.LIST, JsonKind.TEXT));
        Violation document = new Violation("", Rule.WRONG_TYPE, List.of(JsonKind.OBJECT, JsonKind.NUMBER));

        assertThat(texts.text(score, Locale.ENGLISH))
                .isEqualTo(
                        "Generation 1 (\"g-1\"), generated shot 5 (\"s-5\"), quality mark: must be between 0 and 100.");
        assertThat(texts.text(voice, Locale.ENGLISH))
                .isEqualTo("Phrase 1, voice, kind of voice: must be one of these: male, female, neutral.");
        assertThat(texts.text(unknown, Locale.ENGLISH))
                .startsWith("Shot 1, field \"x-vendor > a/b\": contains half of a character");
        assertThat(texts.text(type, Locale.ENGLISH)).isEqualTo("Shots: must be a list, but is a text.");
        assertThat(texts.text(document, Locale.ENGLISH)).isEqualTo("The document: must be an object, but is a number.");
    }

    @Test
    void aPlaceInAnObjectThatShouldBeAListIsToldToo() {
        Violation inside = new Violation("/shots/opening", Rule.BROKEN_UNICODE, List.of());

        assertThat(texts.text(inside, Locale.ENGLISH))
                .startsWith("Shots, field \"opening\": contains half of a character");
    }

    @Test
    void aValueThatAnEditRefusesIsToldInTheSameWords() {
        InvalidValue invalid = catchThrowableOfType(
                InvalidValue.class, () -> Shot.empty("a", "s").withDuration(0));

        assertThat(texts.text(invalid, Locale.ENGLISH)).isEqualTo("Duration: must be greater than 0 seconds.");
        assertThat(texts.reason(invalid, Locale.ENGLISH)).isEqualTo("Must be greater than 0 seconds.");
    }

    @Test
    void idsThatWouldSpoilTheLineAreShownLegiblyAndShort() {
        Violation violation =
                new Violation("/shots/0/prompt", Rule.MISSING, List.of(), Map.of("/shots/0", "a\nb" + "x".repeat(500)));

        assertThat(texts.text(violation, Locale.ENGLISH))
                .startsWith("Shot 1 (\"a\uFFFDbxx")
                .hasSizeLessThan(120);
    }

    @Test
    void whatIsNotToldIsCounted() {
        Violation violation = new Violation("/name", Rule.MISSING, List.of());

        assertThat(texts.texts(new InvalidDocument(List.of(violation), 2_345), Locale.ENGLISH))
                .containsExactly("Name: is missing.", "And 2,344 more.");
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyFieldHasAName(Place place) {
        for (Locale language : LANGUAGES) {
            assertThat(texts.text(new Violation(place.path(), Rule.MISSING, List.of()), language))
                    .doesNotContain("!", "/", "\"");
            String inside = place.path() + "/0";
            if (place.field().kind() == RecordShape.Kind.TEXTS || place.field().kind() == RecordShape.Kind.RECORDS) {
                assertThat(texts.text(new Violation(inside + "/x", Rule.MISSING, List.of()), language))
                        .doesNotContain("!");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleHasAText(Rule rule) {
        for (Locale language : LANGUAGES) {
            assertThat(texts.text(new Violation("/name", rule, List.of(1, 2)), language))
                    .doesNotContain("!", "{");
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasAText(Reason reason) {
        for (Locale language : LANGUAGES) {
            assertThat(texts.text(new UnreadableDocument(reason, 3, 4, "x"), language))
                    .doesNotContain("!", "{");
        }
    }

    @ParameterizedTest
    @EnumSource(JsonKind.class)
    void everyKindHasAText(JsonKind kind) {
        for (Locale language : LANGUAGES) {
            assertThat(texts.text(new Violation("/name", Rule.WRONG_TYPE, List.of(kind, kind)), language))
                    .doesNotContain("!", "{");
        }
    }

    @Test
    void idsComeWithTheViolationsOfADocument() {
        CompleteDocument document = new CompleteDocument()
                .set("/generationHistory/0/results/generatedShots/0/qaScore", JsonNodeFactory.instance.numberNode(101));
        InvalidDocument invalid =
                catchThrowableOfType(InvalidDocument.class, () -> new ProjectJson().read(document.tree()));

        assertThat(texts.texts(invalid, Locale.ENGLISH))
                .containsExactly(
                        "Generation 1 (\"g-1\"), generated shot 1 (\"s-1\"), quality mark: must be between 0 and 100.");
    }
}
