package studio.storycore.view.projects;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.storycore.health.StoreHealth;
import studio.storycore.storage.StorageFailure;
import studio.storycore.view.layout.ErrorPage;

/** For a page whose content the store did not give; the same address can be tried again. */
@StyleSheet("context://app/projects.css")
class StoreFailurePage extends ErrorPage implements HasErrorParameter<StorageFailure> {

    private static final Logger LOG = LoggerFactory.getLogger(StoreFailurePage.class);

    StoreFailurePage(StoreHealth storeHealth) {
        super(storeHealth);
        addClassName("store-failure");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<StorageFailure> parameter) {
        StorageFailure failure = parameter.getException();
        LOG.warn("A page could not be shown: {}", failure.kind(), failure);
        tell(failure.isTransient() ? "error.store" : "projects.store-refuses");
        Button again = new Button(
                getTranslation("projects.try-again"),
                VaadinIcon.REFRESH.create(),
                click -> click.getSource().getUI().ifPresent(ui -> ui.getPage().reload()));
        again.addThemeVariants(ButtonVariant.PRIMARY);
        add(again);
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }
}
