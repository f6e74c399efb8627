package studio.storycore.view.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;
import studio.storycore.i18n.Translations;

/** Gives every page its person's language and colours from its first byte on, and every session its way to fail. */
@Component
class EveryPage implements VaadinServiceInitListener {

    private final ContentPolicy contentPolicy = new ContentPolicy();
    private final TypeAheadScript typeAhead;
    private final Translations translations;

    EveryPage(Translations translations) {
        this.translations = translations;
        this.typeAhead = new TypeAheadScript(translations);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(new UnexpectedErrors()));
        event.getSource().setSystemMessagesProvider(new TechnicalMessages(translations));
        event.getSource().addUIInitListener(init -> {
            speak(init.getUI());
            TypeAhead.hearPressesIn(init.getUI());
        });
        event.addIndexHtmlRequestListener(EveryPage::dress);
        event.addIndexHtmlRequestListener(typeAhead::addTo);
        event.addIndexHtmlRequestListener(contentPolicy::applyTo);
    }

    private static void speak(UI ui) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null) {
            Locale language = Preferences.language(request);
            ui.getSession().setLocale(language);
            ui.setLocale(language);
        }
        TechnicalMessages.speakIn(ui);
    }

    private static void dress(IndexHtmlResponse page) {
        VaadinRequest request = page.getVaadinRequest();
        Element html = page.getDocument().getElementsByTag("html").first();
        if (html != null) {
            html.attr("lang", Preferences.language(request).toLanguageTag());
            html.attr("style", "color-scheme: " + Preferences.colours(request).css());
        }
        // Not deferred: it has to be there before Vaadin's own scripts load the push client.
        page.getDocument().head().appendElement("script").attr("src", "app/push.js");
    }
}
