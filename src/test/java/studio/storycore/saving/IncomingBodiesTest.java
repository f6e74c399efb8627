package studio.storycore.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;
import studio.storycore.saving.IncomingBodies.Body;

/** Bodies on their way, some of which never get here. */
class IncomingBodiesTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LIMIT = 50 * MEGABYTE;
    /** Room for 8 MB. */
    private static final long MEMORY = 16L * 8 * MEGABYTE;

    private final FakeTime time = new FakeTime();
    private final IncomingBodies bodies = new IncomingBodies(MEMORY, Duration.ZERO, time.getClock());

    @Test
    void slowBodiesOfAnyNumberKeepNobodyAway() throws IOException {
        List<Body> slow = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            Body body = bodies.begin("mallory");
            body.receive(bytes(60 * 1024), LIMIT, arrived -> {});
            slow.add(body);
        }

        assertThat(received("ada", 8 * MEGABYTE)).hasSize(8 * MEGABYTE);
        slow.forEach(Body::close);
    }

    @Test
    void aByteEveryThreeSecondsIsGivenUpAfterTwenty() {
        InputStream slow = trickle(1, Duration.ofSeconds(3));

        assertThatThrownBy(() -> bodies.begin("mallory").receive(slow, LIMIT, arrived -> {}))
                .isInstanceOf(TooSlow.class);
        assertThat(time.instant()).isBefore(new FakeTime().instant().plusSeconds(25));
    }

    @Test
    void whoStopsAfterTheFirstMegabytesIsGivenUpAsSoon() {
        InputStream first = bytes(4 * MEGABYTE);
        InputStream later = trickle(100, Duration.ofSeconds(1));
        InputStream both = new java.io.SequenceInputStream(first, later);

        assertThatThrownBy(() -> bodies.begin("mallory").receive(both, LIMIT, arrived -> {}))
                .isInstanceOf(TooSlow.class);
        assertThat(time.instant()).isBefore(new FakeTime().instant().plusSeconds(45));
    }

    @Test
    void aBodyOfTenMinutesIsGivenUpHoweverSteadilyItComes() {
        InputStream steady = trickle(16 * 1024, Duration.ofMillis(900));

        assertThatThrownBy(() -> bodies.begin("mallory").receive(steady, LIMIT, arrived -> {}))
                .isInstanceOf(TooSlow.class);
        assertThat(time.instant()).isBefore(new FakeTime().instant().plus(Duration.ofMinutes(11)));
    }

    @Test
    void whatOnePersonSendsAtOnceLeavesHalfOfTheRoomToOthers() throws IOException {
        Body first = bodies.begin("mallory");
        first.receive(bytes(3 * MEGABYTE), LIMIT, arrived -> {});

        assertThatThrownBy(() -> received("mallory", 2 * MEGABYTE)).isInstanceOf(LargeDocuments.Busy.class);
        assertThat(received("ada", 4 * MEGABYTE)).hasSize(4 * MEGABYTE);

        first.close();
        assertThat(received("mallory", 7 * MEGABYTE)).hasSize(7 * MEGABYTE);
    }

    @Test
    void whatFindsNoRoomIsRefusedOrWaitsForIt() throws IOException {
        Body first = bodies.begin("ada");
        first.receive(bytes(7 * MEGABYTE), LIMIT, arrived -> {});
        assertThatThrownBy(() -> received("bob", 2 * MEGABYTE)).isInstanceOf(LargeDocuments.Busy.class);
        assertThat(received("bob", 60 * 1024)).hasSize(60 * 1024);
        first.close();

        IncomingBodies patient = new IncomingBodies(MEMORY, Duration.ofMinutes(1), time.getClock());
        Body before = patient.begin("ada");
        before.receive(bytes(7 * MEGABYTE), LIMIT, arrived -> {});
        CompletableFuture<Integer> waiting = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (Body body = patient.begin("bob")) {
                waiting.complete(body.receive(bytes(2 * MEGABYTE), LIMIT, arrived -> {}).length);
            } catch (IOException | RuntimeException failure) {
                waiting.completeExceptionally(failure);
            }
        });
        before.close();
        assertThat(waiting.join()).isEqualTo(2 * MEGABYTE);
    }

    @Test
    void oneThatIsLargerThanAllRoomHasItForItself() throws IOException {
        assertThat(received("ada", 20 * MEGABYTE)).hasSize(20 * MEGABYTE);
        assertThat(received("bob", 8 * MEGABYTE)).as("all room is back").hasSize(8 * MEGABYTE);
    }

    @Test
    void whoTakesADocumentSlowlyIsGivenUp() {
        ByteArrayOutputStream slow = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                time.pass(Duration.ofSeconds(9));
            }
        };

        assertThatThrownBy(() -> new PacedOutput(slow, time.getClock()).write(new byte[MEGABYTE]))
                .isInstanceOf(TooSlow.class);
    }

    private byte[] received(String person, int size) throws IOException {
        try (Body body = bodies.begin(person)) {
            return body.receive(bytes(size), LIMIT, arrived -> {});
        }
    }

    private static InputStream bytes(int size) {
        return new ByteArrayInputStream(new byte[size]);
    }

    /** Comes without an end, so many bytes after each pause. */
    private InputStream trickle(int bytes, Duration pause) {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                time.pass(pause);
                return Math.min(bytes, length);
            }
        };
    }
}
