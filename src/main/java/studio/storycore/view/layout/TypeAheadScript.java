package studio.storycore.view.layout;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import studio.storycore.i18n.Translations;

/**
 * Writes {@code type-ahead.js} into the head of a page, with its texts in the person's language. It is not fetched as a
 * file, since keys would be lost until it has arrived.
 */
final class TypeAheadScript {

    private static final String FILE = "/META-INF/resources/app/type-ahead.js";

    private final String source = read();
    private final Translations translations;

    TypeAheadScript(Translations translations) {
        this.translations = translations;
    }

    void addTo(IndexHtmlResponse page) {
        VaadinRequest request = page.getVaadinRequest();
        Locale language = Preferences.language(request);
        Principal person = request.getUserPrincipal();
        Element script = new Element("script")
                .attr("data-waiting", translations.getTranslation("layout.type-ahead.waiting", language))
                .attr("data-back", translations.getTranslation("layout.type-ahead.back", language))
                .attr("data-kept", translations.getTranslation("layout.type-ahead.kept", language))
                .attr("data-copy", translations.getTranslation("layout.type-ahead.copy", language))
                .attr("data-close", translations.getTranslation("layout.close", language))
                .attr("data-person", person == null ? "" : person.getName())
                .appendChild(new DataNode(source));
        page.getDocument().head().prependChild(script);
    }

    private static String read() {
        try (InputStream file = Objects.requireNonNull(TypeAheadScript.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
