package studio.storycore.view.projects;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import studio.storycore.health.StoreHealth;
import studio.storycore.library.NotPermitted;
import studio.storycore.view.layout.ErrorPage;

/** For what this person may not do: the same page as for any address that leads nowhere. */
class NotForThisPersonPage extends ErrorPage implements HasErrorParameter<NotPermitted> {

    NotForThisPersonPage(StoreHealth storeHealth) {
        super(storeHealth);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotPermitted> parameter) {
        tell("error.not-found");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
