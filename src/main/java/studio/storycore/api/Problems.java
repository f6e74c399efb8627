package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import studio.storycore.edit.EditRejected;
import studio.storycore.i18n.Translations;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem details (RFC 9457): what happened, to what, and what to do next, with every single error. */
@Component
public final class Problems {

    private final Translations texts;
    private final JsonMapper json;

    Problems(Translations texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    /**
     * Answers what reaches no call, in the language asked for.
     *
     * @param key of the text, without the {@code api.} before it
     */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String key)
            throws IOException {
        ProblemDetail problem = of(status, text(key, Language.of(request)), List.of());
        problem.setInstance(address(request));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** Null for one that is none: then that may be what is wrong. */
    private static @Nullable URI address(HttpServletRequest request) {
        try {
            return new URI(request.getRequestURI());
        } catch (URISyntaxException none) {
            return null;
        }
    }

    String text(String key, Locale locale, Object... arguments) {
        return texts.getTranslation("api." + key, locale, arguments);
    }

    /** The same words as on the pages. */
    String refused(EditRejected rejected, Locale locale) {
        return texts.getTranslation(rejected.translationKey(), locale);
    }

    ProblemDetail of(HttpStatus status, String detail, List<ProblemError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", errors.isEmpty() ? List.of(new ProblemError("", detail)) : errors);
        return problem;
    }

    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return answer(problem, new HttpHeaders());
    }

    static ResponseEntity<ProblemDetail> answer(ProblemDetail problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
