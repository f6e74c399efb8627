package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

/** How long and how many the sessions of those are who are not signed in. */
class StrangerSessionsTest {

    private final StrangerSessions strangers = new StrangerSessions();

    @Test
    void aSessionEndsAfterAFewMinutesUnlessItsPersonSignsIn() {
        MockHttpSession session = begin();
        assertThat(session.getMaxInactiveInterval()).isEqualTo(300);
        session.getServletContext().setSessionTimeout(120);
        strangers.signedIn(session);
        assertThat(session.getMaxInactiveInterval()).isEqualTo(7_200);
    }

    @Test
    void theOldestOfTooManyEnds() {
        MockHttpSession person = begin();
        strangers.signedIn(person);
        MockHttpSession left = begin();
        strangers.sessionDestroyed(new HttpSessionEvent(left));
        List<MockHttpSession> sessions = Stream.generate(this::begin)
                .limit(StrangerSessions.MOST_OF_ADDRESS)
                .toList();
        assertThat(sessions).noneMatch(MockHttpSession::isInvalid);

        begin();
        assertThat(sessions.getFirst().isInvalid()).isTrue();
        assertThat(sessions.stream().filter(MockHttpSession::isInvalid)).hasSize(1);
        assertThat(person.isInvalid()).isFalse();
    }

    private MockHttpSession begin() {
        MockHttpSession session = new MockHttpSession();
        strangers.sessionCreated(new HttpSessionEvent(session));
        return session;
    }
}
