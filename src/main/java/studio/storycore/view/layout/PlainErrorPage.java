package studio.storycore.view.layout;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.util.HtmlUtils;
import studio.storycore.i18n.Translations;

/** The page for browsers when a request failed before it came to a view. Takes the place of Spring Boot's white label. */
@Component("error")
class PlainErrorPage implements View {

    private final Translations translations;

    PlainErrorPage(Translations translations) {
        this.translations = translations;
    }

    @Override
    public String getContentType() {
        return MediaType.TEXT_HTML_VALUE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Locale language = request.getLocale();
        Object status = model == null ? null : model.get("status");
        boolean failed = status instanceof Integer code && code >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        String key = failed ? "error.unexpected" : "error.not-found";
        String help = failed
                ? translations.getTranslation(key + ".help", language, reference(request))
                : translations.getTranslation(key + ".help", language);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("""
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title>
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="stylesheet" href="%s/app/storycore.css"></head>
                <body><main class="error-page plain"><div class="brand">%s</div><h1>%s</h1><p>%s</p>
                <a class="error-back" href="%s/projects">%s</a></main></body></html>
                """.formatted(
                        Locale.FRENCH.getLanguage().equals(language.getLanguage()) ? "fr" : "en",
                        text(translations.getTranslation(key, language)),
                        request.getContextPath(),
                        text(translations.getTranslation("app.name", language)),
                        text(translations.getTranslation(key, language)),
                        text(help),
                        request.getContextPath(),
                        text(translations.getTranslation("error.back", language))));
    }

    private static String reference(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? UnexpectedErrors.log(failure)
                : "-";
    }

    private static String text(String plain) {
        return HtmlUtils.htmlEscape(plain);
    }
}
