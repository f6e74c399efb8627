package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A tab that is hidden, for which the browser asks to save at once. */
@TestPropertySource(properties = {"storycore.autosave.delay=1h", "storycore.autosave.max-wait=1h"})
class HiddenTabTest extends ProjectPageTest {

    @Test
    void aTabThatIsHiddenSavesWithoutWaitingForAPause() {
        open("shots/" + FIRST);
        type(area("Prompt"), "Typed before the phone was put away");

        focus(_get(DraftKeeper.class), "save-drafts");

        await(() -> assertThat(stored().shot(FIRST).orElseThrow().prompt())
                .isEqualTo("Typed before the phone was put away"));
    }
}
