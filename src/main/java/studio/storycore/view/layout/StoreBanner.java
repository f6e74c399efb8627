package studio.storycore.view.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import studio.storycore.health.StoreHealth;
import studio.storycore.health.StoreState;
import studio.storycore.health.StoreState.Down;
import studio.storycore.health.StoreState.Up;
import studio.storycore.tab.PageRefresh;

/**
 * Says on a page that the store does not answer, for as long as that is so; it comes and goes by itself. Every page has
 * one, also the login page.
 */
public class StoreBanner extends Composite<Div> {

    private final StoreHealth health;
    private final String keys;
    private @Nullable Runnable ending;

    /** For the pages that people work on. */
    public StoreBanner(StoreHealth health) {
        this(health, "layout.store.");
    }

    private StoreBanner(StoreHealth health, String keys) {
        this.health = health;
        this.keys = keys;
        getContent().addClassName("store-banner");
        // There from the start: screen readers announce what changes in a region, not a region that appears.
        getContent().getElement().setAttribute("role", "status");
    }

    /** For the login page, where an outage means something else. */
    public static StoreBanner forLogin(StoreHealth health) {
        return new StoreBanner(health, "login.store.");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        end();
        PageRefresh refresh = new PageRefresh(event.getUI(), () -> show(health.state()));
        Runnable listening = health.onChange(state -> refresh.request());
        ending = () -> {
            listening.run();
            refresh.stop();
        };
        show(health.state());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        end();
        super.onDetach(event);
    }

    private void end() {
        if (ending != null) {
            ending.run();
            ending = null;
        }
    }

    private void show(StoreState state) {
        getContent().removeAll();
        switch (state) {
            case Up up -> {}
            case Down down -> {
                Icon icon = VaadinIcon.WARNING.create();
                icon.getElement().setAttribute("aria-hidden", "true");
                String reason = down.reason().name().toLowerCase(Locale.ROOT);
                getContent().add(icon, new Span(getTranslation(keys + reason)));
            }
        }
    }
}
