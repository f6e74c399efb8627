package studio.storycore.view.layout;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import jakarta.servlet.http.HttpServletResponse;
import studio.storycore.health.StoreHealth;

/** For an address that leads nowhere. */
class NotFoundPage extends ErrorPage implements HasErrorParameter<NotFoundException> {

    NotFoundPage(StoreHealth storeHealth) {
        super(storeHealth);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        tell("error.not-found");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
