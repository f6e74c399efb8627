package studio.storycore.view.layout;

import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import studio.storycore.health.StoreHealth;

/** For a page that is not for this person, which looks just like one that is not there. */
class NotPermittedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {

    NotPermittedPage(StoreHealth storeHealth) {
        super(storeHealth);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        tell("error.not-found");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
