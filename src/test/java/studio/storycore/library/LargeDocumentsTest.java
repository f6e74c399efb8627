package studio.storycore.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LargeDocumentsTest {

    private static final long LARGE = 50L * 1024 * 1024;

    private final LargeDocuments documents = new LargeDocuments(Duration.ZERO);

    @Test
    void whileTwoLargeDocumentsAreInWorkAThirdIsRefusedAndASmallOneIsNot() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        CompletableFuture<String> end = new CompletableFuture<>();
        CompletableFuture<String> first =
                CompletableFuture.supplyAsync(() -> held(begun, end), Thread::startVirtualThread);
        CompletableFuture<String> second =
                CompletableFuture.supplyAsync(() -> held(begun, end), Thread::startVirtualThread);
        begun.await();

        assertThatThrownBy(() -> documents.inTurn(LARGE, () -> "third")).isInstanceOf(LargeDocuments.Busy.class);
        assertThatThrownBy(() -> documents.inTurn(-1, () -> "nobody knows")).isInstanceOf(LargeDocuments.Busy.class);
        assertThat(documents.<String, RuntimeException>inTurn(100, () -> "small"))
                .isEqualTo("small");

        end.complete("done");
        assertThat(first.join()).isEqualTo("done");
        assertThat(second.join()).isEqualTo("done");
        assertThat(documents.<String, RuntimeException>inTurn(LARGE, () -> "third"))
                .isEqualTo("third");
    }

    @Test
    void workInsideWorkTakesNoSecondPlaceAndWorkThatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> documents.inTurn(
                            LARGE,
                            () -> documents.inTurn(LARGE, () -> {
                                throw new IllegalStateException("damaged");
                            })))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private String held(CountDownLatch begun, CompletableFuture<String> end) {
        return documents.inTurn(LARGE, () -> {
            begun.countDown();
            return end.join();
        });
    }
}
