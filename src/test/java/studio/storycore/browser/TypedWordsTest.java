package studio.storycore.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import studio.storycore.browser.TypedWords.Word;

class TypedWordsTest {

    private final TypedWords words = new TypedWords();

    @Test
    void aWordThatWasFoundNowhereIsLost() {
        Word one = typed("ada", "prompt");
        Word other = typed("ada", "prompt");

        words.found("{\"prompt\": \"Ships " + other.text() + " in the harbour\"}", "document");

        assertThat(words.lost()).containsExactly(one);
        assertThat(words.countIn("document")).isEqualTo(1);
    }

    @Test
    void aWordCountsWhereItWasFoundFirst() {
        Word word = typed("ada", "prompt");

        words.found(word.text(), "revision");
        words.found(word.text(), "document");

        assertThat(words.countIn("revision")).isEqualTo(1);
        assertThat(words.countIn("document")).isZero();
    }

    @Test
    void aWordThatItsAuthorLetGoOfIsNotLost() {
        Word word = typed("ada", "prompt");

        words.letGo("ada", Set.of(word.text()), "typed over");

        assertThat(words.lost()).isEmpty();
        assertThat(words.countLetGo()).isEqualTo(1);
    }

    @Test
    void aWordThatSomeoneElseTookAwayIsLost() {
        Word word = typed("ada", "prompt");

        words.letGo("ben", Set.of(word.text()), "typed over");

        assertThat(words.lost()).containsExactly(word);
    }

    @Test
    void aWordThatWasLetGoOfAndIsThereAllTheSameCountsAsFound() {
        Word word = typed("ada", "prompt");

        words.letGo("ada", Set.of(word.text()), "typed over");
        words.found(word.text(), "revision");

        assertThat(words.countLetGo()).isZero();
        assertThat(words.countIn("revision")).isEqualTo(1);
    }

    @Test
    void aPartOfAWordIsNotTheWord() {
        Word word = typed("ada", "prompt");
        String seconds = words.nextSeconds();
        words.typed(new Word(seconds, "ben", "duration", Duration.ZERO));

        words.found(word.text().substring(0, word.text().length() - 1), "document");
        words.found(word.text() + "7", "document");
        words.found("1" + seconds + " " + seconds + "0000000001", "document");

        assertThat(words.lost()).extracting(Word::text).containsExactly(word.text(), seconds);
    }

    @Test
    void wordsAreFoundWithoutSpacesBetweenThem() {
        assertThat(TypedWords.in("g0001h0002, cut off: g000 and 7.00018s"))
                .containsExactly("g0001", "h0002", "7.00018");
    }

    @Test
    void noWordIsGivenTwice() {
        assertThat(words.next()).isEqualTo("g0001");
        for (int i = 0; i < 20; i++) {
            assertThat(words.nextSeconds()).doesNotEndWith("0");
        }
        Word word = typed("ada", "prompt");
        assertThatIllegalArgumentException().isThrownBy(() -> words.typed(word));
    }

    @Test
    void notFoundYetAreOnlyThoseOfOneAuthorThatAreNowhere() {
        Word found = typed("ada", "prompt");
        Word open = typed("ada", "mood");
        typed("ada", "duration");
        typed("ben", "mood");

        words.found(found.text(), "revision");

        assertThat(words.notFoundYet("ada", word -> !word.field().equals("duration")))
                .containsExactly(open.text());
    }

    private Word typed(String author, String field) {
        Word word = new Word(words.next(), author, field, Duration.ZERO);
        words.typed(word);
        return word;
    }
}
