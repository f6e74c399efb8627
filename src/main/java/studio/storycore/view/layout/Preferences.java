package studio.storycore.view.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A person's language and colours, kept in cookies of the browser: they hold for the login page too, need no account, and
 * may differ between the dark grading suite and the office.
 */
public final class Preferences {

    private static final String LANGUAGE = "storycore-language";
    private static final String COLOURS = "storycore-colours";
    private static final Duration KEPT = Duration.ofDays(400);

    private Preferences() {}

    /** Light, dark, or as the person's system says. */
    public enum Colours {
        SYSTEM(ColorScheme.Value.SYSTEM),
        LIGHT(ColorScheme.Value.LIGHT),
        DARK(ColorScheme.Value.DARK);

        private final ColorScheme.Value scheme;

        Colours(ColorScheme.Value scheme) {
            this.scheme = scheme;
        }

        /** The value of the CSS property {@code color-scheme}. */
        String css() {
            return scheme.getValue();
        }

        private String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The language chosen in this browser; else French for those whose browser prefers it, else English. */
    public static Locale language(VaadinRequest request) {
        return cookie(request, LANGUAGE)
                .map(Locale::forLanguageTag)
                .filter(chosen -> chosen.equals(Locale.FRENCH) || chosen.equals(Locale.ENGLISH))
                .orElseGet(() ->
                        Locale.FRENCH.getLanguage().equals(request.getLocale().getLanguage())
                                ? Locale.FRENCH
                                : Locale.ENGLISH);
    }

    /** Keeps the language and shows the page again in it. To be called in a request. */
    public static void choose(UI ui, Locale language) {
        keep(LANGUAGE, language.toLanguageTag());
        ui.getSession().setLocale(language);
        ui.getPage().reload();
    }

    /** The colours chosen in this browser; as the system says when none were. */
    public static Colours colours(VaadinRequest request) {
        return cookie(request, COLOURS)
                .flatMap(stored -> Arrays.stream(Colours.values())
                        .filter(colours -> colours.stored().equals(stored))
                        .findFirst())
                .orElse(Colours.SYSTEM);
    }

    /** Keeps the colours and shows them at once. To be called in a request. */
    public static void choose(UI ui, Colours colours) {
        keep(COLOURS, colours.stored());
        ui.getPage().setColorScheme(colours.scheme);
    }

    private static Optional<String> cookie(VaadinRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static void keep(String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(VaadinRequest.getCurrent().isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge((int) KEPT.toSeconds());
        VaadinResponse.getCurrent().addCookie(cookie);
    }
}
