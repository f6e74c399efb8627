package studio.storycore.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import studio.storycore.FakeTime;
import studio.storycore.health.StoreState.Down;
import studio.storycore.health.StoreState.Reason;
import studio.storycore.health.StoreState.Up;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.StorageFailure.Kind;

class StoreHealthTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FaultyStorageBackend store = new FaultyStorageBackend(new InMemoryStorageBackend());
    private final FakeTime time = new FakeTime();
    private final Instant begin = time.instant();
    private final List<StoreState> told = new ArrayList<>();

    @Test
    void aStoreThatAnswersIsUpAndAskedEveryFiveSeconds() {
        StoreHealth health = started(Runnable::run);
        assertThat(store.calls(Call.PING)).isEqualTo(1);

        time.advance(Duration.ofSeconds(60));

        assertThat(store.calls(Call.PING)).isEqualTo(13);
        assertThat(health.state()).isEqualTo(new Up(begin));
        assertThat(told).isEmpty();
    }

    @Test
    void aStoreThatIsDownAtTheStartIsReportedAndNoticedOnceItIsBack() {
        store.goDown();
        StoreHealth health = started(Runnable::run);
        assertThat(health.state()).isEqualTo(new Down(begin, Reason.UNREACHABLE));

        time.advance(Duration.ofSeconds(10));
        assertThat(store.calls(Call.PING)).as("asked every second").isEqualTo(11);

        store.comeBack();
        time.advance(SECOND);
        assertThat(health.state()).isEqualTo(new Up(begin.plusSeconds(11)));
        assertThat(told).containsExactly(new Down(begin, Reason.UNREACHABLE), new Up(begin.plusSeconds(11)));
    }

    @Test
    void aStoreThatGoesDownLaterIsDownSinceThen() {
        StoreHealth health = started(Runnable::run);
        time.advance(Duration.ofSeconds(7));
        store.goDown();

        time.advance(Duration.ofSeconds(30));

        assertThat(health.state()).isEqualTo(new Down(begin.plusSeconds(10), Reason.UNREACHABLE));
        assertThat(told).hasSize(1);
    }

    @Test
    void anotherReasonIsToldAndTheTimeStays() {
        StoreHealth health = started(Runnable::run);
        store.fail(Call.PING, 1, Kind.UNAVAILABLE);
        store.fail(Call.PING, 1, Kind.FORBIDDEN);
        store.fail(Call.PING, 1, Kind.REFUSED);

        time.advance(Duration.ofSeconds(7));

        Instant since = begin.plusSeconds(5);
        assertThat(health.state()).isEqualTo(new Down(since, Reason.FAULTY));
        assertThat(told)
                .containsExactly(
                        new Down(since, Reason.UNREACHABLE),
                        new Down(since, Reason.FORBIDDEN),
                        new Down(since, Reason.FAULTY));
    }

    @Test
    void aCallThatFailedMakesItAskSoonAndManyMakeItAskOnce() {
        StoreHealth health = started(Runnable::run);
        time.advance(Duration.ofSeconds(7));
        store.goDown();

        IntStream.range(0, 100).forEach(call -> health.notAnswered());
        time.advance(Duration.ofMillis(1));

        assertThat(health.state()).isEqualTo(new Down(begin.plusSeconds(7), Reason.UNREACHABLE));
        assertThat(store.calls(Call.PING)).isEqualTo(3);
    }

    @Test
    void aCallThatWasAnsweredMakesTheReturnKnownAtOnce() {
        StoreHealth health = started(Runnable::run);
        store.goDown();
        time.advance(Duration.ofMillis(5_100));
        store.comeBack();

        health.answered();
        time.advance(Duration.ofMillis(1));

        assertThat(health.state()).isEqualTo(new Up(begin.plusMillis(5_100)));
    }

    @Test
    void callsThatFailWhileTheStoreAnswersMakeItAskOnceASecondAtTheMost() {
        StoreHealth health = started(Runnable::run);

        for (int call = 0; call < 100; call++) {
            health.notAnswered();
            time.advance(Duration.ofMillis(100));
        }

        assertThat(store.calls(Call.PING)).isBetween(10, 11);
    }

    @Test
    void theNextQuestionWaitsForTheAnswer() {
        List<Runnable> waiting = new ArrayList<>();
        started(waiting::add);
        time.advance(Duration.ofSeconds(60));
        assertThat(waiting).hasSize(1);

        waiting.removeFirst().run();
        time.advance(Duration.ofSeconds(60));

        assertThat(waiting).hasSize(1);
    }

    @Test
    void stoppedItAsksNoMoreAndStartedAgainItAsksOnce() {
        List<Runnable> waiting = new ArrayList<>();
        StoreHealth health = started(waiting::add);
        health.stop();
        health.stop();
        health.start();
        assertThat(waiting).as("one answer is outstanding from before").hasSize(2);

        waiting.forEach(Runnable::run);
        waiting.clear();
        time.advance(StoreHealth.WHILE_UP);
        assertThat(waiting).hasSize(1);

        health.stop();
        waiting.forEach(Runnable::run);
        waiting.clear();
        time.advance(Duration.ofSeconds(60));
        assertThat(waiting).isEmpty();
    }

    @Test
    void aListenerThatFailsOrHasEndedIsNoTroubleForOthers() {
        StoreHealth health = new StoreHealth(store, time, Runnable::run);
        health.onChange(state -> {
            throw new IllegalStateException("from the test");
        });
        Runnable end = health.onChange(told::add);
        List<StoreState> toldToo = new ArrayList<>();
        health.onChange(toldToo::add);
        end.run();
        end.run();
        store.goDown();

        health.start();

        assertThat(told).isEmpty();
        assertThat(toldToo).hasSize(1);
    }

    @Test
    void theHealthEndpointTellsTheState() {
        StoreHealth health = started(Runnable::run);
        StoreHealthIndicator indicator = new StoreHealthIndicator(health);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);

        store.goDown();
        time.advance(StoreHealth.WHILE_UP);

        assertThat(indicator.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(indicator.health().getDetails()).containsEntry("reason", Reason.UNREACHABLE);
    }

    private StoreHealth started(Executor executor) {
        StoreHealth health = new StoreHealth(store, time, executor);
        health.onChange(told::add);
        health.start();
        return health;
    }
}
