package studio.storycore.view.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
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
 * keeps the page as it is.
 */
final class UnexpectedErrors implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

    @Override
    public void error(ErrorEvent event) {
        UI ui = UI.getCurrent();
        if (isNotSignedIn(event.getThrowable()) && ui != null) {
            // The next request leads to the login page, and from there back here.
            ui.getPage().reload();
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

    /** Logs the exception and gives the reference under which it can be found again. */
    static String log(Throwable failure) {
        String reference = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        LOG.error("Unexpected error, reference {}", reference, failure);
        return reference;
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
