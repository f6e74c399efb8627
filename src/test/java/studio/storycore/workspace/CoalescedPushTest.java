package studio.storycore.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;

class CoalescedPushTest {

    private final FakeTime time = new FakeTime();
    private final AtomicInteger pushes = new AtomicInteger();

    @Test
    void aTabIsToldAtMostFourTimesASecondAndAlwaysTheLastChange() {
        CoalescedPush push = new CoalescedPush(tab(), time, pushes::incrementAndGet);

        for (int i = 0; i < 100; i++) {
            push.request();
            time.advance(Duration.ofMillis(10));
        }
        time.advance(Duration.ofSeconds(1));

        assertThat(pushes.get()).isBetween(4, 5);
    }

    @Test
    void aSingleChangeIsToldAtOnce() {
        CoalescedPush push = new CoalescedPush(tab(), time, pushes::incrementAndGet);

        push.request();
        time.advance(Duration.ZERO);

        assertThat(pushes).hasValue(1);
    }

    @Test
    void aTabThatWasClosedIsToldNothingMore() {
        CoalescedPush push = new CoalescedPush(tab(), time, pushes::incrementAndGet);

        push.request();
        push.stop();
        time.advance(Duration.ofSeconds(1));
        push.request();
        time.advance(Duration.ofSeconds(1));

        assertThat(pushes).hasValue(0);
    }

    @Test
    void aTabThatIsGoneIsNotAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        UI gone = new UI() {
            @Override
            public Future<Void> access(Command command) {
                asked.incrementAndGet();
                throw new UIDetachedException();
            }
        };
        CoalescedPush push = new CoalescedPush(gone, time, pushes::incrementAndGet);

        push.request();
        time.advance(Duration.ofSeconds(1));
        push.request();
        time.advance(Duration.ofSeconds(1));

        assertThat(asked).hasValue(1);
    }

    private static UI tab() {
        return new UI() {
            @Override
            public Future<Void> access(Command command) {
                command.execute();
                return CompletableFuture.completedFuture(null);
            }
        };
    }
}
