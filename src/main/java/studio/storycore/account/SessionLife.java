package studio.storycore.account;

import com.vaadin.flow.shared.ApplicationConstants;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Ends a session when its person has done nothing for as long as the session's timeout, and renews the ticket of those who
 * do something.
 *
 * <p>To ask for a page or to act on one is to do something; what an open page sends by itself (heartbeats, push) is not.
 * Both would otherwise keep a forgotten tab signed in for ever: the server counts every request, and Vaadin only gives up
 * its own part of an idle session.
 */
@Component
class SessionLife {

    static final Duration RENEWAL = Duration.ofMinutes(5);

    private static final String ATTRIBUTE = SessionLife.class.getName();

    /**
     * @param renewed when the ticket was renewed
     * @param mark    of the user, for whose password the ticket is
     * @param begun   whether this is the first activity of the session
     */
    private record Activity(Instant last, Instant renewed, int mark, boolean begun) implements Serializable {}

    private final SessionTicket ticket;
    private final StrangerSessions strangers;
    private final Clock clock;

    SessionLife(SessionTicket ticket, StrangerSessions strangers, TaskScheduler scheduler) {
        this.ticket = ticket;
        this.strangers = strangers;
        this.clock = scheduler.getClock();
    }

    /** @return false if the session is over: its person was last active too long ago, or it has ended meanwhile */
    boolean goesOn(SessionUser user, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return false;
        }
        Activity before = (Activity) session.getAttribute(ATTRIBUTE);
        if (before == null) {
            strangers.signedIn(session);
        }
        Instant now = clock.instant();
        if (ticket.isEnded(session) || (before != null && isIdle(before, session, now))) {
            return false;
        }
        if (isActivity(request)) {
            Optional<Activity> activity = activity(before, user, now, request, response);
            activity.ifPresent(active -> session.setAttribute(ATTRIBUTE, active));
            return activity.isPresent();
        }
        return true;
    }

    /** Whether the session has ended, or its person was last active too long ago. */
    boolean isOver(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Activity before = session == null ? null : (Activity) session.getAttribute(ATTRIBUTE);
        return session == null
                || ticket.isEnded(session)
                || (before != null && isIdle(before, session, clock.instant()));
    }

    private static boolean isIdle(Activity before, HttpSession session, Instant now) {
        int timeout = session.getMaxInactiveInterval();
        return timeout > 0 && !now.isBefore(before.last.plusSeconds(timeout));
    }

    private static boolean isActivity(HttpServletRequest request) {
        return ApplicationConstants.REQUEST_TYPE_UIDL.equals(
                        request.getParameter(ApplicationConstants.REQUEST_TYPE_PARAMETER))
                || SessionTicket.isPage(request);
    }

    /** Empty when the ticket, and so the session, has ended meanwhile. */
    private Optional<Activity> activity(
            @Nullable Activity before,
            SessionUser user,
            Instant now,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (before == null) {
            // A log-in has just given a ticket. A session that a ticket has just begun must earn more time, so that a
            // tab
            // which only loads itself anew after each restart runs out.
            return Optional.of(new Activity(now, now, user.mark(), true));
        }
        if (before.mark != user.mark()) {
            ticket.give(user, request, response);
            return Optional.of(new Activity(now, now, user.mark(), false));
        }
        if (now.isBefore(before.renewed.plus(RENEWAL))) {
            if (before.begun) {
                ticket.look(request);
            }
            return Optional.of(new Activity(now, before.renewed, before.mark, false));
        }
        return ticket.renew(user, request, response)
                ? Optional.of(new Activity(now, now, user.mark(), false))
                : Optional.empty();
    }
}
