package studio.storycore.api;

import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import studio.storycore.edit.EditRejected;
import studio.storycore.i18n.Translations;

/** Makes problem details (RFC 9457): what happened, to what, and what to do next, with every single error. */
@Component
final class Problems {

    private final Translations texts;

    Problems(Translations texts) {
        this.texts = texts;
    }

    String text(String key, Locale locale, Object... arguments) {
        return texts.getTranslation("api." + key, locale, arguments);
    }

    /** The same words as on the pages. */
    String refused(EditRejected rejected, Locale locale) {
        String key = "project.refused." + rejected.reason().name().toLowerCase(Locale.ROOT);
        return rejected.reason() == EditRejected.Reason.GONE
                ? texts.getTranslation(key + "." + rejected.entity().name().toLowerCase(Locale.ROOT), locale)
                : texts.getTranslation(key, locale);
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
