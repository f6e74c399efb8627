package studio.storycore.view.layout;

import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.Document;

/**
 * Tells the browser what a page may load and run.
 *
 * <p>Scripts: the application's own files, and those scripts in the page that carry this page's random mark, which text
 * from people cannot. Vaadin's client evaluates what the server sends it, so evaluation has to be allowed. Pictures and
 * sound may come from anywhere, since generated ones do; forms and frames may not go anywhere.
 */
final class ContentPolicy {

    private static final String HEADER = "Content-Security-Policy";
    private static final int MARK_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    void applyTo(IndexHtmlResponse page) {
        byte[] bytes = new byte[MARK_BYTES];
        random.nextBytes(bytes);
        String mark = Base64.getEncoder().encodeToString(bytes);
        Document document = page.getDocument();
        document.getElementsByTag("script").attr("nonce", mark);
        page.getVaadinResponse().setHeader(HEADER, """
                default-src 'self'; \
                script-src 'self' 'nonce-%s' 'unsafe-eval'; \
                style-src 'self' 'unsafe-inline'; \
                img-src 'self' data: blob: https: http:; \
                media-src 'self' data: blob: https: http:; \
                font-src 'self' data:; \
                object-src 'none'; \
                base-uri 'self'; \
                form-action 'self'; \
                frame-ancestors 'none'\
                """.formatted(mark));
    }
}
