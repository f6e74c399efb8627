package studio.storycore.tab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PageRefreshTest {

    private final AtomicInteger shown = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private boolean gone;
    private final UI tab = new UI() {
        @Override
        public Future<Void> access(Command command) {
            asked.incrementAndGet();
            if (gone) {
                throw new UIDetachedException();
            }
            command.execute();
            return CompletableFuture.completedFuture(null);
        }
    };
    private final BrowserConnection connection = new BrowserConnection(tab);
    private final PageRefresh page = new PageRefresh(tab, shown::incrementAndGet, connection);

    @Test
    void whatHappensWhileTheBrowserTakesNothingIsShownOnceWhenItDoes() {
        for (int i = 0; i < 1_000; i++) {
            page.request();
        }
        assertThat(page.isTaken()).isFalse();
        assertThat(asked).hasValue(0);

        connection.opened();

        assertThat(page.isTaken()).isTrue();
        assertThat(shown).hasValue(1);
    }

    @Test
    void whatHappensLaterIsShownEachTime() {
        connection.opened();

        page.request();
        page.request();

        assertThat(shown).hasValue(2);
    }

    @Test
    void aConnectionThatIsLostIsWaitedForAgain() {
        connection.opened();
        connection.connectionLost();
        page.request();
        assertThat(shown).hasValue(0);

        connection.opened();

        assertThat(shown).hasValue(1);
    }

    @Test
    void aPageThatWasLeftIsShownNothingMore() {
        page.request();
        page.stop();
        connection.opened();
        page.request();

        assertThat(asked).hasValue(0);
    }

    @Test
    void aTabThatIsGoneIsNotAskedAgain() {
        gone = true;
        connection.opened();

        page.request();
        page.request();

        assertThat(asked).hasValue(1);
        assertThat(shown).hasValue(0);
    }

    @Test
    void aPageWithoutPushIsShownEverything() {
        PageRefresh withoutPush = new PageRefresh(tab, shown::incrementAndGet);

        withoutPush.request();

        assertThat(withoutPush.isTaken()).isTrue();
        assertThat(shown).hasValue(1);
    }
}
