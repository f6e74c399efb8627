package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.account.LoginThrottle.FREE_PER_ADDRESS;
import static studio.storycore.account.LoginThrottle.FREE_PER_USERNAME;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;

class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";

    private final FakeTime time = new FakeTime();
    private final LoginThrottle throttle = new LoginThrottle(time);

    @Test
    void aFewWrongPasswordsAreFree() {
        for (int i = 0; i < FREE_PER_USERNAME; i++) {
            assertThat(throttle.begin("ada", HERE)).isZero();
        }
        assertThat(throttle.begin("ada", HERE)).isEqualTo(LoginThrottle.FIRST_WAIT);
    }

    @Test
    void theWaitCountsDownAndThenOneMoreAttemptIsFree() {
        fail("ada", FREE_PER_USERNAME);
        time.advance(Duration.ofSeconds(3));
        assertThat(throttle.begin("ada", HERE)).isEqualTo(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(2));
        assertThat(throttle.begin("ada", HERE)).isZero();
        assertThat(throttle.begin("ada", HERE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theWaitGrowsToItsLimitAndNoFurther() {
        fail("ada", FREE_PER_USERNAME);
        for (int i = 0; i < 20; i++) {
            Duration wait = throttle.begin("ada", HERE);
            assertThat(wait).isPositive().isLessThanOrEqualTo(LoginThrottle.LONGEST_WAIT);
            time.advance(wait);
            assertThat(throttle.begin("ada", "198.51.100." + i)).isZero();
        }
        assertThat(throttle.begin("ada", "198.51.100.99")).isEqualTo(LoginThrottle.LONGEST_WAIT);
    }

    @Test
    void askingAgainWhileWaitingDoesNotMakeItLonger() {
        fail("ada", FREE_PER_USERNAME);
        throttle.begin("ada", HERE);
        throttle.begin("ada", HERE);
        time.advance(LoginThrottle.FIRST_WAIT);
        assertThat(throttle.begin("ada", HERE)).isZero();
    }

    @Test
    void theRightPasswordStartsAfresh() {
        fail("ada", FREE_PER_USERNAME - 1);
        throttle.begin("ada", HERE);
        throttle.succeeded("ada", HERE);
        for (int i = 0; i < FREE_PER_USERNAME; i++) {
            assertThat(throttle.begin("ada", HERE)).isZero();
        }
    }

    @Test
    void oneAddressCannotTryManyNames() {
        for (int i = 0; i < FREE_PER_ADDRESS; i++) {
            assertThat(throttle.begin("name-" + i, HERE)).isZero();
        }
        assertThat(throttle.begin("another", HERE)).isPositive();
        assertThat(throttle.begin("another", "192.0.2.2")).isZero();
    }

    @Test
    void aHouseFullOfPeopleWhoKnowTheirPasswordsIsNotHeldUp() {
        for (int i = 0; i < 5 * FREE_PER_ADDRESS; i++) {
            assertThat(throttle.begin("name-" + i, HERE)).isZero();
            throttle.succeeded("name-" + i, HERE);
        }
    }

    @Test
    void anAttemptThatNobodyCouldJudgeIsNotHeldAgainstAnyone() {
        for (int i = 0; i < 5 * FREE_PER_ADDRESS; i++) {
            assertThat(throttle.begin("ada", HERE)).isZero();
            throttle.undecided("ada", HERE);
        }
    }

    @Test
    void whatHappenedLongAgoIsForgotten() {
        fail("ada", FREE_PER_USERNAME);
        time.advance(LoginThrottle.MEMORY);
        assertThat(throttle.begin("ada", HERE)).isZero();
        assertThat(throttle.begin("ada", HERE)).isZero();
    }

    private void fail(String username, int times) {
        for (int i = 0; i < times; i++) {
            throttle.begin(username, HERE);
        }
    }
}
