package studio.storycore.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.contract.UnreadableDocument.Reason;
import studio.storycore.i18n.Translations;
import studio.storycore.project.Project;

class UnreadableDocumentTest {

    private static final ProjectJson JSON = new ProjectJson();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':                |TRUNCATED        |1|6",
                "{'a':tru             |TRUNCATED        |1|9",
                "{'a':'abc            |TRUNCATED        |1|10",
                "{'a':1               |TRUNCATED        |1|7",
                "{'a':12.             |TRUNCATED        |1|9",
                "{'a':-               |TRUNCATED        |1|7",
                "{'a':'\\             |TRUNCATED        |1|8",
                "{                    |TRUNCATED        |1|2",
                "{'a':1,}             |NOT_JSON         |1|8",
                "{'a':NaN}            |NOT_JSON         |1|6",
                "{'a' 1}              |NOT_JSON         |1|6",
                "{'a':01}             |NOT_JSON         |1|7",
                "{'a':'\\q'}          |NOT_JSON         |1|8",
                "{a:1}                |NOT_JSON         |1|2",
                "[1 2]                |NOT_JSON         |1|4",
                "hello                |NOT_JSON         |1|1",
                "{'é':1,#'b':[1;2]}   |NOT_JSON         |2|7",
                "{'日本':1 2}          |NOT_JSON         |1|9",
                "{}x                  |TRAILING_CONTENT |1|3",
                "{}#  {}              |TRAILING_CONTENT |2|3",
                "{'a':1,#'a':2}       |DUPLICATE_FIELD  |2|1",
                "{'x':{'a':1,'a':2}}  |DUPLICATE_FIELD  |1|13",
                "{'a':1e99999999999}  |VALUE_TOO_LONG   |1|6",
            })
    void theReasonAndThePlaceAreTold(String json, Reason reason, int line, int column) {
        UnreadableDocument unreadable = unreadable(json.replace('\'', '"').replace('#', '\n'));

        assertThat(unreadable.reason()).isEqualTo(reason);
        assertThat(unreadable.line()).isEqualTo(line);
        assertThat(unreadable.column()).isEqualTo(column);
    }

    @Test
    void aDocumentCutAnywhereIsTruncated() {
        byte[] document = JSON.write(JSON.read(new CompleteDocument().tree()).project());
        for (int length = 1; length < document.length; length++) {
            byte[] cut = Arrays.copyOf(document, length);
            UnreadableDocument unreadable = catchThrowableOfType(UnreadableDocument.class, () -> JSON.read(cut));

            assertThat(unreadable.reason()).as("%s bytes", length).isEqualTo(Reason.TRUNCATED);
            assertThat(unreadable.column()).isEqualTo(length + 1);
        }
    }

    @Test
    void aDocumentCutInsideACharacterIsTruncated() {
        byte[] document = "{\"name\": \"Caf\u00e9".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(document, document.length - 1);
        UnreadableDocument unreadable = catchThrowableOfType(UnreadableDocument.class, () -> JSON.read(cut));

        assertThat(unreadable.reason()).isEqualTo(Reason.TRUNCATED);
        assertThat(unreadable.column()).isEqualTo(14);
    }

    @Test
    void thePlaceIsCountedInCharactersHoweverManyBytesTheyHave() {
        String document = "{'\u00e9': [1, 2.5e3, true ], '\u65e5': {'a': null}\n, 'b': '\u00e9' }".replace('\'', '"');
        for (int at = 0; at <= document.length(); at++) {
            String narrow = told(document, at, "!");
            for (String wide : List.of("\u00e9", "\u65e5", "\ud83c\udfac")) {
                assertThat(told(document, at, wide)).as("%s at %s", wide, at).isEqualTo(narrow);
            }
        }
    }

    private static String told(String document, int at, String inserted) {
        byte[] json = (document.substring(0, at) + inserted + document.substring(at)).getBytes(StandardCharsets.UTF_8);
        try {
            JSON.readTree(json);
            return "readable";
        } catch (UnreadableDocument unreadable) {
            return unreadable.getMessage();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedBytesNeverFailInAnyOtherWay(long seed) {
        Random random = new Random(seed);
        byte[] document = JSON.write(new RandomProjects(seed).wild());
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = document.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                JSON.read(damaged);
            } catch (UnreadableDocument unreadable) {
                assertThat(unreadable.line()).isPositive();
                assertThat(unreadable.column()).isPositive();
            } catch (InvalidDocument invalid) {
                assertThat(invalid.violations()).isNotEmpty();
            }
        }
    }

    @Test
    void allKindsOfLineEndsAreCountedOnce() {
        assertThat(unreadable("{\r\n\"a\":1,\r\"b\":2,\n!}").line()).isEqualTo(4);
    }

    @Test
    void nothingButWhiteSpaceIsEmpty() {
        assertThat(unreadable("").reason()).isEqualTo(Reason.EMPTY);
        assertThat(unreadable(" \r\n\t").reason()).isEqualTo(Reason.EMPTY);
        assertThat(unreadable("\uFEFF").reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void bytesThatAreNoUtf8AreToldWithTheirPlace() {
        byte[] latin1 = "{\n\"name\": \"Caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        UnreadableDocument unreadable = catchThrowableOfType(UnreadableDocument.class, () -> JSON.read(latin1));

        assertThat(unreadable.reason()).isEqualTo(Reason.NOT_UTF8);
        assertThat(unreadable.line()).isEqualTo(2);
        assertThat(unreadable.column()).isEqualTo(13);
        assertThat(catchThrowableOfType(
                                UnreadableDocument.class, () -> JSON.read("{}".getBytes(StandardCharsets.UTF_16)))
                        .reason())
                .isEqualTo(Reason.NOT_UTF8);
    }

    @Test
    void ninetyLevelsAreReadAndNinetyOneAreNot() {
        String document = new String(JSON.write(Project.empty("p", "n")), StandardCharsets.UTF_8);
        String start = document.substring(0, document.length() - 1) + ",\"x\":";

        assertThat(JSON.read((start + "[".repeat(89) + "]".repeat(89) + "}").getBytes(StandardCharsets.UTF_8))
                        .project()
                        .unknown())
                .containsKey("x");
        assertThat(unreadable(start + "[".repeat(90) + "]".repeat(90) + "}").reason())
                .isEqualTo(Reason.TOO_DEEP);
        assertThat(unreadable("[".repeat(1_000_000)).reason()).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void aTextOrNumberBeyondTheLimitIsRefused() {
        assertThat(unreadable("[" + "9".repeat(1_001) + "]").reason()).isEqualTo(Reason.VALUE_TOO_LONG);
        assertThat(unreadable("{\"" + "n".repeat(60_000) + "\":1}").reason()).isEqualTo(Reason.VALUE_TOO_LONG);
        assertThat(unreadable("\"" + "t".repeat(10_000_001) + "\"").reason()).isEqualTo(Reason.VALUE_TOO_LONG);
    }

    @Test
    void tooManyValuesAndTooManyBytesAreRefused() {
        byte[] zeros = ("[" + "0,".repeat(JsonReader.MOST_PARTS) + "0]").getBytes(StandardCharsets.US_ASCII);
        assertThat(catchThrowableOfType(UnreadableDocument.class, () -> JSON.read(zeros))
                        .reason())
                .isEqualTo(Reason.TOO_MANY_PARTS);
        assertThat(catchThrowableOfType(UnreadableDocument.class, () -> JSON.read(new byte[JsonReader.MOST_BYTES + 1]))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void aPersonIsToldLineAndColumn() {
        ViolationTexts texts = new ViolationTexts(new Translations());

        assertThat(texts.text(unreadable("{\"a\":1,}"), Locale.ENGLISH))
                .isEqualTo("Line 1, column 8: this is no valid JSON; \"}\" cannot stand here.");
        assertThat(texts.text(unreadable("{\"a\":"), Locale.FRENCH))
                .isEqualTo(
                        "Ligne 1, colonne 6\u00a0: le document s'arrête au milieu\u00a0; peut-être n'a-t-il pas été copié"
                                + " ou téléchargé en entier.");
        assertThat(texts.text(unreadable(""), Locale.ENGLISH)).isEqualTo("The document is empty.");
    }

    private static UnreadableDocument unreadable(String json) {
        return catchThrowableOfType(UnreadableDocument.class, () -> JSON.read(json.getBytes(StandardCharsets.UTF_8)));
    }
}
