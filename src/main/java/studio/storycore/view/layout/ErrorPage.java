package studio.storycore.view.layout;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import studio.storycore.health.StoreHealth;

/**
 * A page that says what is wrong and leads back. It stands by itself, without the navigation: it must work for people who
 * are not signed in, and when the frame is what failed. Errors are shown to whoever caused them: without the annotation
 * the navigation would put the page for forbidden addresses in place of every other.
 */
@AnonymousAllowed
public abstract class ErrorPage extends Main implements HasDynamicTitle {

    private final StoreHealth storeHealth;
    private String title = "";

    protected ErrorPage(StoreHealth storeHealth) {
        this.storeHealth = storeHealth;
        addClassName("error-page");
    }

    /** @param key the text's key; what to do stands under the same key with {@code .help} */
    protected void tell(String key, Object... parameters) {
        title = getTranslation(key);
        Div brand = new Div(getTranslation("app.name"));
        brand.addClassName("brand");
        Anchor back = new Anchor("projects", getTranslation("error.back"));
        back.addClassName("error-back");
        removeAll();
        add(
                new StoreBanner(storeHealth),
                brand,
                new H1(title),
                new Paragraph(getTranslation(key + ".help", parameters)),
                back);
    }

    @Override
    public String getPageTitle() {
        return title + " · " + getTranslation("app.name");
    }
}
