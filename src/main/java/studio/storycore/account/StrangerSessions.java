package studio.storycore.account;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import studio.storycore.origin.RequestAddress;

/**
 * Keeps the sessions of those who are not signed in short and few: anyone can make them. One of them ends some minutes after
 * its last request, and when there are too many, of one address or in all, the oldest ends. A login page that loses its
 * session that way still signs its person in. Safe for use by any thread.
 */
@Component
class StrangerSessions implements HttpSessionListener {

    static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(5);
    static final int MOST_OF_ADDRESS = 200;
    static final int MOST = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(StrangerSessions.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<HttpSession, String> addresses = new LinkedHashMap<>();

    /** Seconds that the session of someone who is signed in lasts without a request; 0 or less for ever. */
    static int timeout(HttpSession session) {
        return (int) Duration.ofMinutes(session.getServletContext().getSessionTimeout())
                .toSeconds();
    }

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        session.setMaxInactiveInterval((int) TIME_TO_SIGN_IN.toSeconds());
        add(session, RequestAddress.current().orElse("")).ifPresent(StrangerSessions::invalidate);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        remove(event.getSession());
    }

    /** It is the session of someone who is signed in. Twice is the same as once. */
    void signedIn(HttpSession session) {
        if (remove(session)) {
            session.setMaxInactiveInterval(timeout(session));
        }
    }

    /** Ends a session, unless somebody is signed in to it. */
    void end(HttpSession session) {
        if (remove(session)) {
            invalidate(session);
        }
    }

    /** @return one that has to end for it */
    private Optional<HttpSession> add(HttpSession session, String address) {
        lock.lock();
        try {
            long ofAddress = addresses.values().stream().filter(address::equals).count();
            Optional<HttpSession> surplus = ofAddress >= MOST_OF_ADDRESS
                    ? takeOldest(address::equals)
                    : addresses.size() >= MOST ? takeOldest(any -> true) : Optional.empty();
            addresses.put(session, address);
            return surplus;
        } finally {
            lock.unlock();
        }
    }

    private Optional<HttpSession> takeOldest(Predicate<String> address) {
        Iterator<Map.Entry<HttpSession, String>> all = addresses.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<HttpSession, String> session = all.next();
            if (address.test(session.getValue())) {
                all.remove();
                return Optional.of(session.getKey());
            }
        }
        return Optional.empty();
    }

    private boolean remove(HttpSession session) {
        lock.lock();
        try {
            return addresses.remove(session) != null;
        } finally {
            lock.unlock();
        }
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException ended) {
            LOG.debug("A session has ended by itself", ended);
        }
    }
}
