package studio.storycore.view.projects;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import studio.storycore.health.StoreHealth;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.view.layout.ErrorPage;

/** For a project that is not there or not this person's to see: the same page as for any address that leads nowhere. */
class NoSuchProjectPage extends ErrorPage implements HasErrorParameter<ProjectNotFound> {

    NoSuchProjectPage(StoreHealth storeHealth) {
        super(storeHealth);
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ProjectNotFound> parameter) {
        tell("error.not-found");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
