package studio.storycore.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;

class RateLimitTest {

    private final FakeTime time = new FakeTime();
    private final RateLimit rate = new RateLimit(Duration.ofMillis(250), 10, time.getClock());

    @Test
    void aBurstIsLetThroughAndThenTheRate() {
        assertThat(letThrough(100)).isEqualTo(10);
        assertThat(rate.take("ada")).isEqualTo(Duration.ofMillis(250));
        time.advance(Duration.ofMillis(249));
        assertThat(rate.take("ada")).isEqualTo(Duration.ofMillis(1));
        time.advance(Duration.ofMillis(1));
        assertThat(letThrough(100)).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(letThrough(100)).isEqualTo(4);
    }

    @Test
    void callsThatAreRefusedDoNotMakeTheWaitLonger() {
        assertThat(letThrough(1000)).isEqualTo(10);
        time.advance(Duration.ofMillis(250));
        assertThat(rate.take("ada")).isZero();
    }

    @Test
    void aLongPauseGivesNoMoreThanABurst() {
        letThrough(10);
        time.advance(Duration.ofDays(1));
        assertThat(letThrough(100)).isEqualTo(10);
    }

    @Test
    void whoKeepsToTheRateIsNeverHeldUp() {
        for (int i = 0; i < 1000; i++) {
            assertThat(rate.take("ada")).isZero();
            time.advance(Duration.ofMillis(250));
        }
    }

    @Test
    void oneCallerDoesNotHoldUpAnother() {
        letThrough(100);
        assertThat(rate.take("bob")).isZero();
    }

    @Test
    void whatIsGivenBackDoesNotCount() {
        letThrough(10);
        rate.giveBack("ada");
        assertThat(letThrough(100)).isEqualTo(1);
        rate.giveBack("nobody");
    }

    private int letThrough(int calls) {
        int through = 0;
        for (int i = 0; i < calls; i++) {
            through += rate.take("ada").isZero() ? 1 : 0;
        }
        return through;
    }
}
