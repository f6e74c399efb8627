package studio.storycore.view.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seconds as people write them. */
class TimecodeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0:00",
        "5, 0:05",
        "9.5, 0:09.5",
        "59.9996, 1:00",
        "62.5, 1:02.5",
        "3599.999, 59:59.999",
        "3600, 1:00:00",
        "37230.25, 10:20:30.25"
    })
    void secondsAreShownAsMinutesAndHours(double seconds, String shown) {
        assertThat(Timecode.of(seconds)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "4.5; 4.5",
                "4,5; 4.5",
                "10; 10",
                ".5; 0.5",
                "1:02.5; 62.5",
                "1:02,5; 62.5",
                "90:00; 5400",
                "1:00:00; 3600"
            })
    void whatPeopleTypeIsUnderstood(String typed, double seconds) {
        assertThat(Timecode.parse("  " + typed + " ").orElseThrow()).isEqualTo(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1:2:3:4", "NaN", "1e9", "5 s", "."})
    void anythingElseIsNoTime(String typed) {
        assertThat(Timecode.parse(typed)).isEmpty();
    }

    @Test
    void whatIsShownIsUnderstoodAgain() {
        for (double seconds = 0; seconds < 8000; seconds += 1.125) {
            assertThat(Timecode.parse(Timecode.of(seconds)).orElseThrow()).isCloseTo(seconds, within(0.0005));
            assertThat(Timecode.parse(Timecode.seconds(seconds)).orElseThrow()).isEqualTo(seconds);
        }
    }

    @Test
    void aTimeBeyondEveryFilmIsShownAsItIs() {
        assertThat(Timecode.of(1e300)).isEqualTo("1.0E300");
    }
}
