package studio.storycore.view.layout;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import studio.storycore.health.Outage;
import studio.storycore.health.StoreHealth;

/** For a page that could not be built: because the store does not answer, or because of something nobody expected. */
class UnexpectedErrorPage extends ErrorPage implements HasErrorParameter<Exception> {

    UnexpectedErrorPage(StoreHealth storeHealth) {
        super(storeHealth);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        Exception failure = parameter.getCaughtException();
        if (UnexpectedErrors.isNotSignedIn(failure)) {
            // The session ended just now: loaded again, the page leads to the login, and from there back.
            event.getUI().getPage().reload();
            return HttpServletResponse.SC_UNAUTHORIZED;
        }
        if (Outage.isBehind(failure)) {
            tell("error.store");
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        tell("error.unexpected", UnexpectedErrors.log(failure));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
