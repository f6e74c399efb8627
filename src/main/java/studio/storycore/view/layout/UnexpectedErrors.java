package studio.storycore.view.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.storycore.account.AccountRejected;
import studio.storycore.account.NotSignedIn;
import studio.storycore.health.Outage;

/**
 * What happens to an exception that nobody expected: the log gets it with a reference, the person gets the reference and
 * keeps the page as it is. A request may have many calls, each of which fails: only the first one is logged and told.
 */
final class UnexpectedErrors implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

    /** Attributes of a request: what was logged about it, and whether its person was told. */
    private static final String REFERENCE = UnexpectedErrors.class.getName() + ".reference";

    private static final String TOLD = UnexpectedErrors.class.getName() + ".told";

    private static final String APPLICATION = "studio.storycore.";

    @Override
    public void error(ErrorEvent event) {
        UI ui = UI.getCurrent();
        if (isNotSignedIn(event.getThrowable()) && ui != null) {
            // The next request leads to the login page, and from there back here.
            ui.getPage().reload();
            return;
        }
        if (isToldAlready()) {
            return;
        }
        if (event.getThrowable() instanceof AccountRejected rejected && ui != null) {
            Notifications.error(
                    ui.getTranslation("error.not-done"),
                    ui.getTranslation(rejected.translationKey(), rejected.arguments()));
            return;
        }
        if (Outage.isBehind(event.getThrowable())) {
            LOG.warn("The store did not answer: {}", event.getThrowable().toString());
            tell(ui, "error.store");
            return;
        }
        tell(ui, "error.unexpected", log(event.getThrowable()));
    }

    private static boolean isToldAlready() {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request == null) {
            return false;
        }
        boolean told = request.getAttribute(TOLD) != null;
        request.setAttribute(TOLD, true);
        return told;
    }

    /**
     * Logs the exception, if it is the first one of the current request, and gives the reference under which it can be found
     * again. A call that Vaadin itself could not make sense of gets one line: it was made up, and where Vaadin noticed that
     * helps nobody.
     */
    static String log(Throwable failure) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null && request.getAttribute(REFERENCE) instanceof String earlier) {
            return earlier;
        }
        String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        if (isMadeUpCall(failure)) {
            LOG.warn(
                    "Unexpected error, reference {}: a page made a call that makes no sense ({})",
                    reference,
                    failure.getClass().getSimpleName());
        } else {
            LOG.error("Unexpected error, reference {}", reference, failure);
        }
        if (request != null) {
            request.setAttribute(REFERENCE, reference);
        }
        return reference;
    }

    /** Whether an exception of a page's call was thrown before the call reached anything of the application. */
    private static boolean isMadeUpCall(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (!isOfVaadin(cause.getStackTrace())) {
                return false;
            }
        }
        return true;
    }

    /** @param trace empty for one that the virtual machine has thrown very often at the same place */
    private static boolean isOfVaadin(StackTraceElement[] trace) {
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith(APPLICATION)) {
                return false;
            }
            if (frame.getClassName().equals(ServerRpcHandler.class.getName())) {
                return true;
            }
        }
        return trace.length == 0;
    }

    private static void tell(@Nullable UI ui, String key, Object... parameters) {
        if (ui != null && ui.isAttached()) {
            Notifications.error(ui.getTranslation(key), ui.getTranslation(key + ".help", parameters));
        }
    }

    static boolean isNotSignedIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSignedIn) {
                return true;
            }
        }
        return false;
    }
}
