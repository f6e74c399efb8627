package studio.storycore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.contract.CompleteDocument.Place;
import studio.storycore.contract.RecordShape.Kind;
import studio.storycore.i18n.Translations;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;
import studio.storycore.project.TextLimits;
import tools.jackson.databind.node.StringNode;

class LongTextsTest {

    private static final ProjectJson JSON = new ProjectJson();

    /** Their form alone bounds them. */
    private static final Set<String> OF_FIXED_FORM = Set.of("/id", "/schemaVersion");

    static Stream<String> texts() {
        return CompleteDocument.places().stream()
                .filter(place ->
                        place.field().kind() == Kind.TEXT || place.field().kind() == Kind.TEXTS)
                .filter(place -> !OF_FIXED_FORM.contains(place.path())
                        && !place.field().name().equals("language"))
                .map(LongTextsTest::pathOfText);
    }

    private static String pathOfText(Place place) {
        return place.field().kind() == Kind.TEXTS ? place.path() + "/0" : place.path();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyTextOfTheContractHasALimitAndIsReadWithAWarningBeyondIt(String path) {
        String field = path.replaceFirst("/0$", "").replaceFirst(".*/", "");
        int limit = TextLimits.of(field);

        assertThat(longTexts(path, limit)).isEmpty();
        assertThat(longTexts(path, limit + 1)).singleElement().satisfies(warning -> {
            assertThat(warning.path()).isEqualTo(path);
            assertThat(warning.arguments()).containsExactly(limit + 1, limit);
        });
    }

    private static List<Violation> longTexts(String path, int length) {
        CompleteDocument document = new CompleteDocument();
        document.set(path, StringNode.valueOf("x".repeat(length)));
        return JSON.read(document.tree()).warnings().stream()
                .filter(warning -> warning.rule() == Rule.LONGER_THAN_NEW)
                .toList();
    }

    @Test
    void lengthIsCountedInUtf16Units() {
        Project flags = Project.empty("film", "\uD83C\uDFAC".repeat(TextLimits.NAME / 2));

        assertThat(LongTexts.of(flags)).isEmpty();
        assertThat(LongTexts.of(flags.withName(flags.name() + "x")))
                .singleElement()
                .satisfies(text -> assertThat(text.violation().arguments()).containsExactly(201, 200));
    }

    @Test
    void itIsToldWhichTextIsMeant() {
        CompleteDocument document = new CompleteDocument().set("/shots/0/id", "\"s-17\"");
        document.set("/shots/0/metadata/mood", StringNode.valueOf("x".repeat(250)));

        assertThat(LongTexts.of(JSON.read(document.tree()).project()))
                .extracting(LongText::violation)
                .containsExactly(new Violation(
                        "/shots/0/metadata/mood", Rule.TEXT_TOO_LONG, List.of(250, 200), Map.of("/shots/0", "s-17")));
    }

    @Test
    void itIsToldInWords() {
        ViolationTexts texts = new ViolationTexts(new Translations());
        Violation refused =
                new Violation("/shots/2/prompt", Rule.TEXT_TOO_LONG, List.of(25_000, 20_000), Map.of("/shots/2", "a"));
        Violation kept = new Violation("/name", Rule.LONGER_THAN_NEW, List.of(300, 200));

        assertThat(texts.text(refused, Locale.ENGLISH))
                .isEqualTo("Shot 3 (\"a\"), prompt: has 25,000 characters; at most 20,000 are possible.");
        assertThat(texts.text(kept, Locale.ENGLISH))
                .isEqualTo(
                        "Name: has 300 characters, more than the 200 that a new text may have; it is kept as it is.");
        assertThat(texts.text(kept, Locale.FRENCH)).contains("300", "200", "conservé");
    }
}
