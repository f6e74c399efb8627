package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import studio.storycore.storage.RevisionPages.Page;

class RevisionPagesTest {

    private static final long HALF = Weight.AT_ONCE / 2;

    private static List<Page> pages(long from, long to, List<Long> weights) {
        RevisionPages.Weights stored =
                (first, limit) -> weights.stream().skip(first - 1).limit(limit).toList();
        RevisionPages pages = new RevisionPages(stored, from, to);
        List<Page> all = new ArrayList<>();
        for (Optional<Page> page = pages.next(); page.isPresent(); page = pages.next()) {
            all.add(page.get());
        }
        return all;
    }

    @Test
    void revisionsThatWeighLittleTogetherAreOnePage() {
        assertThat(pages(2, 100, List.of(1L, 2L, 3L))).containsExactly(new Page(2, 2, 5));
    }

    @Test
    void aPageEndsBeforeItIsTooHeavyAndAHeavyRevisionIsOneByItself() {
        assertThat(pages(1, 100, List.of(HALF, HALF, HALF, 50 * HALF, 1L)))
                .containsExactly(
                        new Page(1, 2, 2 * HALF), new Page(3, 1, HALF), new Page(4, 1, 50 * HALF), new Page(5, 1, 1));
    }

    @Test
    void revisionsOfUnknownWeightAreReadOneByOne() {
        assertThat(pages(1, 100, List.of(Weight.UNKNOWN, Weight.UNKNOWN, 7L)))
                .containsExactly(new Page(1, 1, Weight.UNKNOWN), new Page(2, 1, Weight.UNKNOWN), new Page(3, 1, 7));
    }

    @Test
    void manyAreWeighedSomeAtATimeAndNoneAfterTheLastThatIsWanted() {
        List<Long> weights = LongStream.range(0, 1_300).boxed().map(i -> 1L).toList();

        assertThat(pages(1, 2_000, weights).stream().mapToInt(Page::count).sum())
                .isEqualTo(1_300);
        assertThat(pages(100, 199, weights).stream().mapToInt(Page::count).sum())
                .isEqualTo(100);
        assertThat(pages(5, 4, weights)).isEmpty();
    }
}
