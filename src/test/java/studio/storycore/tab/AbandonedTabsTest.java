package studio.storycore.tab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.mock.MockVaadinServlet;
import com.github.mvysny.kaributesting.v10.mock.MockedUI;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.storycore.FakeTime;

class AbandonedTabsTest {

    /** A third of Vaadin's own interval of heartbeats. */
    private static final Duration NEXT_LOOK = Duration.ofSeconds(100);

    private static final Duration THREE_HEARTBEATS = Duration.ofSeconds(931);

    private final FakeTime time = new FakeTime();
    private VaadinSession session;
    private UI tab;

    @BeforeEach
    void openATab() {
        MockVaadin.setup(MockedUI::new, new MockVaadinServlet(new Routes(), MockedUI::new) {
            @Override
            protected VaadinServletService createServletService(DeploymentConfiguration configuration)
                    throws ServiceException {
                VaadinServletService service = super.createServletService(configuration);
                new AbandonedTabs(time).serviceInit(new ServiceInitEvent(service));
                return service;
            }
        });
        session = VaadinSession.getCurrent();
        tab = UI.getCurrent();
    }

    @AfterEach
    void close() {
        UI.setCurrent(tab);
        MockVaadin.tearDown();
    }

    @Test
    void aTabThatMissedThreeHeartbeatsIsLetGoOfWithoutARequest() {
        AtomicBoolean closing = new AtomicBoolean();
        Span something = new Span();
        something.addDetachListener(detach -> closing.set(tab.isClosing()));
        tab.add(something);
        wasLastHeardOf(THREE_HEARTBEATS);

        nobodyIsAtWork(() -> {
            time.advance(NEXT_LOOK);
            await().until(() -> tab.getSession() == null);
        });

        assertThat(closing)
                .as("what is on the page knew that the page is closing")
                .isTrue();
        assertThat(session.getUIs()).isEmpty();
    }

    @Test
    void aTabThatWasHeardOfStays() {
        wasLastHeardOf(THREE_HEARTBEATS.minusSeconds(60));
        UI abandoned = new MockedUI();
        abandoned.getInternals().setSession(session);
        abandoned.doInit(VaadinRequest.getCurrent(), session.getNextUIid(), "");
        session.addUI(abandoned);
        abandoned.getInternals().setLastHeartbeatTimestamp(0);

        nobodyIsAtWork(() -> {
            time.advance(NEXT_LOOK);
            await().until(() -> abandoned.getSession() == null);
        });

        assertThat(session.getUIs()).containsExactly(tab);
    }

    @Test
    void aSessionThatIsBusyIsLookedAtAgainLater() {
        wasLastHeardOf(THREE_HEARTBEATS);
        time.advance(NEXT_LOOK);
        time.advance(NEXT_LOOK);
        assertThat(tab.getSession()).isNotNull();

        nobodyIsAtWork(() -> {
            time.advance(NEXT_LOOK);
            await().until(() -> tab.getSession() == null);
        });
    }

    private void wasLastHeardOf(Duration ago) {
        tab.getInternals().setLastHeartbeatTimestamp(System.currentTimeMillis() - ago.toMillis());
    }

    private void nobodyIsAtWork(Runnable meanwhile) {
        session.unlock();
        try {
            meanwhile.run();
        } finally {
            session.lock();
        }
    }
}
