package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.account.LoginThrottle.FREE_PER_ADDRESS;
import static studio.storycore.account.LoginThrottle.FREE_PER_PLACE;
import static studio.storycore.account.LoginThrottle.FREE_PER_USERNAME;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;
import studio.storycore.account.LoginThrottle.Turn;
import studio.storycore.storage.AtOnce;

class LoginThrottleTest {

    private static final LoginPlace HERE = LoginPlace.address("192.0.2.1");
    private static final LoginPlace ELSEWHERE = LoginPlace.address("198.51.100.7");
    private static final Turn NOW = new Turn.Now();

    private final FakeTime time = new FakeTime();
    private final LoginThrottle throttle = new LoginThrottle(time);

    @Test
    void aFewWrongPasswordsAreFree() {
        for (int i = 0; i < FREE_PER_PLACE; i++) {
            assertThat(wrong("ada", HERE)).isZero();
        }
        assertThat(wrong("ada", HERE)).isEqualTo(LoginThrottle.FIRST_WAIT);
    }

    @Test
    void theWaitCountsDownAndThenOneMoreAttemptIsFree() {
        fail("ada", FREE_PER_PLACE);
        time.advance(Duration.ofSeconds(3));
        assertThat(wrong("ada", HERE)).isEqualTo(Duration.ofSeconds(2));
        time.advance(Duration.ofSeconds(2));
        assertThat(wrong("ada", HERE)).isZero();
        assertThat(wrong("ada", HERE)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theWaitGrowsToItsLimitAndNoFurther() {
        fail("ada", FREE_PER_PLACE);
        for (int i = 0; i < 20; i++) {
            Duration wait = wrong("ada", HERE);
            assertThat(wait).isPositive().isLessThanOrEqualTo(LoginThrottle.LONGEST_WAIT);
            time.advance(wait);
            assertThat(wrong("ada", HERE)).isZero();
        }
        assertThat(wrong("ada", HERE)).isEqualTo(LoginThrottle.LONGEST_WAIT);
    }

    @Test
    void askingAgainWhileWaitingDoesNotMakeItLonger() {
        fail("ada", FREE_PER_PLACE);
        wrong("ada", HERE);
        wrong("ada", HERE);
        time.advance(LoginThrottle.FIRST_WAIT);
        assertThat(wrong("ada", HERE)).isZero();
    }

    @Test
    void theRightPasswordStartsAfresh() {
        fail("ada", FREE_PER_PLACE - 1);
        throttle.begin("ada", HERE);
        throttle.succeeded("ada", HERE);
        for (int i = 0; i < FREE_PER_PLACE; i++) {
            assertThat(throttle.begin("ada", HERE)).isEqualTo(NOW);
        }
    }

    @Test
    void oneAddressCannotTryManyNames() {
        for (int i = 0; i < FREE_PER_ADDRESS; i++) {
            assertThat(wrong("name-" + i, HERE)).isZero();
        }
        assertThat(wrong("another", HERE)).isPositive();
        assertThat(wrong("another", ELSEWHERE)).isZero();
    }

    @Test
    void aHouseFullOfPeopleWhoKnowTheirPasswordsIsNotHeldUp() {
        for (int i = 0; i < 5 * FREE_PER_ADDRESS; i++) {
            assertThat(throttle.begin("name-" + i, HERE)).isEqualTo(NOW);
            throttle.succeeded("name-" + i, HERE);
        }
    }

    @Test
    void anAttemptThatNobodyCouldJudgeIsNotHeldAgainstAnyone() {
        for (int i = 0; i < 5 * FREE_PER_ADDRESS; i++) {
            assertThat(throttle.begin("ada", HERE)).isEqualTo(NOW);
            throttle.undecided("ada", HERE);
        }
    }

    @Test
    void manyAtOnceWithTheRightPasswordWaitForTheirTurnAndAllGoOn() throws Exception {
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        List<Turn> turns = AtOnce.run(60, i -> {
            Turn turn = throttle.begin("ada", HERE);
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.yield();
            atOnce.decrementAndGet();
            throttle.succeeded("ada", HERE);
            return turn;
        });

        assertThat(turns).hasSize(60).containsOnly(NOW);
        assertThat(most).hasValueLessThanOrEqualTo(FREE_PER_PLACE);
        assertThat(throttle.begin("ada", HERE)).isEqualTo(NOW);
    }

    @Test
    void rightPasswordsFromAnAddressOfManyWrongOnesWaitOnceAndNotAgain() throws Exception {
        for (int i = 0; i < FREE_PER_ADDRESS; i++) {
            wrong("name-" + i, HERE);
        }
        assertThat(throttle.begin("bob", HERE)).isEqualTo(new Turn.After(LoginThrottle.FIRST_WAIT));
        time.advance(LoginThrottle.FIRST_WAIT);

        List<Turn> turns = AtOnce.run(30, i -> {
            Turn turn = throttle.begin("bob", HERE);
            throttle.succeeded("bob", HERE);
            return turn;
        });

        assertThat(turns).containsOnly(NOW);
    }

    @Test
    void longAfterAFewWrongOnesManyAtOnceStillDoNotSlipThroughTogether() throws Exception {
        fail("ada", FREE_PER_PLACE);
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
            assertThat(throttle.begin("bob", HERE)).isEqualTo(NOW);
            throttle.succeeded("bob", HERE);
        }
        for (int i = 0; i < FREE_PER_ADDRESS; i++) {
            assertThat(wrong("name-" + i, HERE)).isZero();
        }
    }

    @Test
    void manyAtOnceWithWrongPasswordsDoNotSlipThroughTogether() throws Exception {
        List<Duration> waits = AtOnce.run(60, i -> wrong("ada", HERE));

        assertThat(waits).filteredOn(Duration::isZero).hasSize(FREE_PER_PLACE);
    }

    @Test
    void whatHappenedLongAgoIsForgotten() {
        fail("ada", FREE_PER_PLACE);
        time.advance(LoginThrottle.MEMORY);
        assertThat(wrong("ada", HERE)).isZero();
        assertThat(wrong("ada", HERE)).isZero();
    }

    @Test
    void whoGuessesAtOnePlaceDoesNotHoldUpThePersonAtAnother() {
        for (int minute = 0; minute < 24 * 60; minute++) {
            while (wrong("ada", HERE).isZero()) {
                // As many as that place may.
            }
            time.advance(Duration.ofMinutes(1));
        }
        assertThat(wrong("ada", HERE)).isPositive();
        assertThat(throttle.begin("ada", ELSEWHERE)).isEqualTo(NOW);
    }

    @Test
    void manyPlacesTogetherAreHeldUpAndTheBrowserOfThePersonIsNot() {
        int tried = 0;
        while (wrong("ada", LoginPlace.address("198.51.100." + tried)).isZero()) {
            tried++;
        }
        assertThat(tried).isEqualTo(FREE_PER_USERNAME);
        assertThat(wrong("ada", HERE)).isPositive().isLessThanOrEqualTo(LoginThrottle.EACH_PER_USERNAME);
        assertThat(wrong("bob", HERE)).isZero();

        assertThat(throttle.begin("ada", LoginPlace.browser("known"))).isEqualTo(NOW);
        time.advance(LoginThrottle.EACH_PER_USERNAME);
        assertThat(throttle.begin("ada", HERE)).isEqualTo(NOW);
    }

    @Test
    void aBrowserOfThePersonIsNoPlaceToGuessEither() {
        LoginPlace browser = LoginPlace.browser("known");
        for (int i = 0; i < FREE_PER_PLACE; i++) {
            assertThat(wrong("ada", browser)).isZero();
        }
        assertThat(wrong("ada", browser)).isEqualTo(LoginThrottle.FIRST_WAIT);
        assertThat(wrong("ada", HERE)).isZero();
    }

    @Test
    void addressesOfOneNetworkOfIpv6AreOnePlace() {
        for (int i = 0; i < FREE_PER_PLACE; i++) {
            assertThat(wrong("ada", LoginPlace.address("2001:db8:0:1::" + i))).isZero();
        }
        assertThat(wrong("ada", LoginPlace.address("2001:db8:0:1:ffff::1"))).isPositive();
        assertThat(wrong("ada", LoginPlace.address("2001:db8:0:2::1"))).isZero();
    }

    @Test
    void whoseTurnDoesNotComeIsToldThatOthersAreBeingCheckedAndNotThatPasswordsWereWrong() {
        LoginThrottle impatient = new LoginThrottle(time, Duration.ZERO);
        for (int i = 0; i < FREE_PER_PLACE; i++) {
            assertThat(impatient.begin("ada", HERE)).isEqualTo(NOW);
        }
        assertThat(impatient.begin("ada", HERE)).isEqualTo(new Turn.Busy());

        impatient.succeeded("ada", HERE);
        assertThat(impatient.begin("ada", HERE)).isEqualTo(NOW);
    }

    @Test
    void soManyPlacesAtOnceWithTheRightPasswordAreNoWrongOnesEither() {
        LoginThrottle impatient = new LoginThrottle(time, Duration.ZERO);
        for (int i = 0; i < FREE_PER_USERNAME; i++) {
            assertThat(impatient.begin("ada", LoginPlace.address("198.51.100." + i)))
                    .isEqualTo(NOW);
        }
        assertThat(impatient.begin("ada", HERE)).isEqualTo(new Turn.Busy());
        for (int i = 0; i < FREE_PER_USERNAME; i++) {
            impatient.succeeded("ada", LoginPlace.address("198.51.100." + i));
        }
        assertThat(impatient.begin("ada", HERE)).isEqualTo(NOW);
    }

    private Duration wrong(String username, LoginPlace place) {
        return switch (throttle.begin(username, place)) {
            case Turn.Now now -> {
                throttle.failed(username, place);
                yield Duration.ZERO;
            }
            case Turn.After(Duration wait) -> wait;
            case Turn.Busy busy -> throw new AssertionError("nobody is being checked");
        };
    }

    private void fail(String username, int times) {
        for (int i = 0; i < times; i++) {
            wrong(username, HERE);
        }
    }
}
