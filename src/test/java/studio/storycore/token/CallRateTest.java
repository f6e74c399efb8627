package studio.storycore.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;

class CallRateTest {

    private final FakeTime time = new FakeTime();
    private final CallRate rate = new CallRate(new ApiSettings(4, 10), time);

    @Test
    void aPersonHasThreeTimesAsManyCallsAsOneCaller() {
        assertThat(letThrough(() -> rate.ofCaller("a token"))).isEqualTo(10);
        assertThat(letThrough(() -> rate.ofPerson("ada"))).isEqualTo(30);
        time.advance(Duration.ofSeconds(1));
        assertThat(letThrough(() -> rate.ofCaller("a token"))).isEqualTo(4);
        assertThat(letThrough(() -> rate.ofPerson("ada"))).isEqualTo(12);
    }

    @Test
    void unknownTokensOfAnAddressAreSlowedToOneASecond() {
        assertThat(letThrough(() -> rate.ofUnknownToken("here"))).isEqualTo(10);
        time.advance(Duration.ofSeconds(3));
        assertThat(letThrough(() -> rate.ofUnknownToken("here"))).isEqualTo(3);
        assertThatExceptionOfType(TooManyCalls.class)
                .isThrownBy(() -> rate.ofUnknownToken("here"))
                .satisfies(many -> assertThat(many.waiting()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void aRateOfNothingIsRefusedAtTheStart() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiSettings(0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiSettings(1, 0));
    }

    private static int letThrough(Runnable call) {
        for (int calls = 0; calls < 100; calls++) {
            try {
                call.run();
            } catch (TooManyCalls many) {
                return calls;
            }
        }
        return 100;
    }
}
