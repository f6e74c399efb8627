package studio.storycore.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.storycore.saving.LargeDocuments.Use;
import studio.storycore.storage.Weight;

class LargeDocumentsTest {

    private static final long MEGABYTE = 1024 * 1024;
    /** Room for 8 MB that is read or written. */
    private static final long MEMORY = 96 * 8 * MEGABYTE;

    private final LargeDocuments documents = new LargeDocuments(MEMORY, Duration.ZERO);

    @Test
    void whileTwoLargeDocumentsAreInWorkAThirdIsRefusedAndASmallOneIsNot() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        CompletableFuture<String> end = new CompletableFuture<>();
        CompletableFuture<String> first =
                CompletableFuture.supplyAsync(() -> held(Weight.UNKNOWN, begun, end), Thread::startVirtualThread);
        CompletableFuture<String> second =
                CompletableFuture.supplyAsync(() -> held(4 * MEGABYTE, begun, end), Thread::startVirtualThread);
        begun.await();

        assertThatThrownBy(() -> documents.inTurn(Use.STORED, MEGABYTE, () -> "third"))
                .isInstanceOf(LargeDocuments.Busy.class);
        assertThatThrownBy(() -> documents.inTurn(Use.STORED, Weight.UNKNOWN, () -> "nobody knows"))
                .isInstanceOf(LargeDocuments.Busy.class);
        assertThat(documents.<String, RuntimeException>inTurn(Use.STORED, 100, () -> "small"))
                .isEqualTo("small");

        end.complete("done");
        assertThat(first.join()).isEqualTo("done");
        assertThat(second.join()).isEqualTo("done");
        assertThat(documents.<String, RuntimeException>inTurn(Use.STORED, MEGABYTE, () -> "third"))
                .isEqualTo("third");
    }

    @Test
    void aDocumentThatIsLargerThanAllRoomIsInWorkAlone() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> end = new CompletableFuture<>();
        CompletableFuture<String> alone =
                CompletableFuture.supplyAsync(() -> held(50 * MEGABYTE, begun, end), Thread::startVirtualThread);
        begun.await();

        assertThatThrownBy(() -> documents.inTurn(Use.STORED, 100_000, () -> "another"))
                .isInstanceOf(LargeDocuments.Busy.class);

        end.complete("done");
        assertThat(alone.join()).isEqualTo("done");
    }

    @Test
    void whoeverSendsSlowlyKeepsNobodyFromReadingAndWorkInsideTakesRoomOfItsOwn() {
        for (Use slow : List.of(Use.SENT, Use.ANSWERED)) {
            String read = documents.inTurn(
                    slow,
                    1_000 * MEGABYTE,
                    () -> documents.<String, RuntimeException>inTurn(Use.STORED, 50 * MEGABYTE, () -> "read"));

            assertThat(read).isEqualTo("read");
        }
        documents.inTurn(Use.STORED, 50 * MEGABYTE, () -> {
            CompletableFuture<Throwable> other = new CompletableFuture<>();
            Thread.startVirtualThread(() -> {
                try {
                    documents.inTurn(Use.SENT, MEGABYTE, () -> documents.inTurn(Use.STORED, MEGABYTE, () -> "both"));
                } catch (LargeDocuments.Busy busy) {
                    other.complete(busy);
                }
            });
            return assertThat(other.join()).isInstanceOf(LargeDocuments.Busy.class);
        });
    }

    @Test
    void moreOfSmallerDocumentsAreInWorkAtOnceButNotAnyNumberOfThem() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(8);
        CompletableFuture<String> end = new CompletableFuture<>();
        List<CompletableFuture<String>> eight = IntStream.range(0, 8)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> held(MEGABYTE, begun, end), Thread::startVirtualThread))
                .toList();
        begun.await();

        assertThatThrownBy(() -> documents.inTurn(Use.STORED, MEGABYTE, () -> "ninth"))
                .isInstanceOf(LargeDocuments.Busy.class);
        assertThat(documents.<String, RuntimeException>inTurn(Use.STORED, 60_000, () -> "small"))
                .isEqualTo("small");

        end.complete("done");
        assertThat(eight).allSatisfy(held -> assertThat(held.join()).isEqualTo("done"));
        assertThat(documents.<String, RuntimeException>inTurn(Use.STORED, 50 * MEGABYTE, () -> "ninth"))
                .isEqualTo("ninth");
    }

    @Test
    void workInsideWorkTakesNoSecondPlaceAndWorkThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> documents.inTurn(
                            Use.STORED,
                            8 * MEGABYTE,
                            () -> documents.inTurn(Use.STORED, 8 * MEGABYTE, () -> {
                                throw new IllegalStateException("damaged");
                            })))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private String held(long bytes, CountDownLatch begun, CompletableFuture<String> end) {
        return documents.inTurn(Use.STORED, bytes, () -> {
            begun.countDown();
            return end.join();
        });
    }
}
