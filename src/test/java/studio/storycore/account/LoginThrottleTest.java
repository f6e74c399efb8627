package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.account.LoginThrottle.FREE_PER_ADDRESS;
import static studio.storycore.account.LoginThrottle.FREE_PER_USERNAME;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;
import studio.storycore.storage.AtOnce;

class LoginThrottleTest {

    private static final String HERE = "192.0.2.1";

    private final FakeTime time = new FakeTime();
    private final LoginThrottle throttle = new LoginThrottle(time);

    @Test
    void aFewWrongPasswordsAreFree() {
        for (int i = 0; i < FREE_PER_USERNAME; i++) {
            assertThat(wrong("ada", HERE)).isZero();
        }
        assertThat(wrong("ada", HERE)).isEqualTo(LoginThrottle.FIRST_WAIT);
    }

    @Test
    void theWaitCountsDownAndThenOneMoreAttemptIsFree() {
        fail("ada", FREE_PER_USERNAME);
        time.advance(Duration.ofSeconds(3));
        assertThat(wrong("ada", HERE)).isEqualTo(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(2));
        assertThat(wrong("ada", HERE)).isZero();
        assertThat(wrong("ada", HERE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theWaitGrowsToItsLimitAndNoFurther() {
        fail("ada", FREE_PER_USERNAME);
        for (int i = 0; i < 20; i++) {
            Duration wait = wrong("ada", HERE);
            assertThat(wait).isPositive().isLessThanOrEqualTo(LoginThrottle.LONGEST_WAIT);
            time.advance(wait);
            assertThat(wrong("ada", "198.51.100." + i)).isZero();
        }
        assertThat(wrong("ada", "198.51.100.99")).isEqualTo(LoginThrottle.LONGEST_WAIT);
    }

    @Test
    void askingAgainWhileWaitingDoesNotMakeItLonger() {
        fail("ada", FREE_PER_USERNAME);
        wrong("ada", HERE);
        wrong("ada", HERE);
        time.advance(LoginThrottle.FIRST_WAIT);
        assertThat(wrong("ada", HERE)).isZero();
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
            assertThat(wrong("name-" + i, HERE)).isZero();
        }
        assertThat(wrong("another", HERE)).isPositive();
        assertThat(wrong("another", "192.0.2.2")).isZero();
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
    void manyAtOnceWithTheRightPasswordWaitForTheirTurnAndAllGoOn() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        List<Duration> waits = AtOnce.run(60, i -> {
            Duration wait = throttle.begin("ada", HERE);
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.yield();
            atOnce.decrementAndGet();
            throttle.succeeded("ada", HERE);
            return wait;
        });

        assertThat(waits).hasSize(60).containsOnly(Duration.ZERO);
        assertThat(most).hasValueLessThanOrEqualTo(FREE_PER_USERNAME);
        assertThat(throttle.begin("ada", HERE)).isZero();
    }

    @Test
    void rightPasswordsFromAnAddressOfManyWrongOnesWaitOnceAndNotAgain() throws Exception {
        for (int i = 0; i < FREE_PER_ADDRESS; i++) {
            wrong("name-" + i, HERE);
        }
        assertThat(throttle.begin("bob", HERE)).isEqualTo(LoginThrottle.FIRST_WAIT);
        time.advance(LoginThrottle.FIRST_WAIT);

        List<Duration> waits = AtOnce.run(30, i -> {
            Duration wait = throttle.begin("bob", HERE);
            throttle.succeeded("bob", HERE);
            return wait;
        });

        assertThat(waits).containsOnly(Duration.ZERO);
    }

    @Test
    void longAfterAFewWrongOnesManyAtOnceStillDoNotSlipThroughTogether() throws Exception {
        fail("ada", FREE_PER_USERNAME);
        time.advance(LoginThrottle.LONGEST_WAIT);

        assertThat(AtOnce.run(60, i -> wrong("ada", HERE)))
                .filteredOn(Duration::isZero)
                .hasSize(1);
    }

    @Test
    void wrongOnesOfLongAgoAreForgottenAlsoWhenRightOnesComeAllTheTime() {
        for (int i = 0; i < FREE_PER_ADDRESS; i++) {
            wrong("name-" + i, HERE);
        }
        for (int minute = 0; minute <= LoginThrottle.MEMORY.toMinutes(); minute++) {
            time.advance(Duration.ofMinutes(1));
            assertThat(throttle.begin("bob", HERE)).isZero();
            throttle.succeeded("bob", HERE);
        }
        for (int i = 0; i < FREE_PER_ADDRESS; i++) {
            assertThat(wrong("name-" + i, HERE)).isZero();
        }
    }

    @Test
    void manyAtOnceWithWrongPasswordsDoNotSlipThroughTogether() throws Exception {
        List<Duration> waits = AtOnce.run(60, i -> wrong("ada", HERE));

        assertThat(waits).filteredOn(Duration::isZero).hasSize(FREE_PER_USERNAME);
    }

    @Test
    void whatHappenedLongAgoIsForgotten() {
        fail("ada", FREE_PER_USERNAME);
        time.advance(LoginThrottle.MEMORY);
        assertThat(wrong("ada", HERE)).isZero();
        assertThat(wrong("ada", HERE)).isZero();
    }

    private Duration wrong(String username, String address) {
        Duration wait = throttle.begin(username, address);
        if (wait.isZero()) {
            throttle.failed(username, address);
        }
        return wait;
    }

    private void fail(String username, int times) {
        for (int i = 0; i < times; i++) {
            wrong(username, HERE);
        }
    }
}
