package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;
import studio.storycore.account.NotSignedIn;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.UnreadableDocument;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.edit.EditRejected;
import studio.storycore.library.ChangedMeanwhile;
import studio.storycore.library.EditNotMade;
import studio.storycore.library.Imported;
import studio.storycore.library.InTrash;
import studio.storycore.library.KeyUsed;
import studio.storycore.library.NotAcknowledged;
import studio.storycore.library.NotPermitted;
import studio.storycore.library.Quota;
import studio.storycore.library.QuotaReached;
import studio.storycore.library.TextsTooLong;
import studio.storycore.library.UnknownRevision;
import studio.storycore.project.InvalidValue;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.saving.TooSlow;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.UnreadableProject;

/** Answers what went wrong with a problem that a person and a program can act on. */
@RestControllerAdvice(basePackageClasses = ApiErrors.class)
class ApiErrors {

    private static final long MEGABYTE = 1_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    /** For these a project in the trash is not there; the others would change it. */
    private static final Set<String> LOOKING_OR_THROWING_AWAY = Set.of("GET", "HEAD", "DELETE");

    private final Problems problems;
    private final ViolationTexts rules;
    private final ProjectJson json;

    ApiErrors(Problems problems, ViolationTexts rules, ProjectJson json) {
        this.problems = problems;
        this.rules = rules;
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> bad(BadRequest bad, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, request, "bad." + EnumName.of(bad.reason()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(UnreadableDocument unreadable, HttpServletRequest request) {
        HttpStatus status = switch (unreadable.reason()) {
            case TOO_LARGE, TOO_DEEP, TOO_MANY_PARTS, VALUE_TOO_LONG -> HttpStatus.CONTENT_TOO_LARGE;
            default -> HttpStatus.BAD_REQUEST;
        };
        String text = rules.text(unreadable, Language.of(request));
        ProblemDetail problem = problems.of(
                status, problems.text("unreadable", Language.of(request)), List.of(new ProblemError("", text)));
        if (unreadable.line() > 0) {
            problem.setProperty("line", unreadable.line());
            problem.setProperty("column", unreadable.column());
        }
        return Problems.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidDocument invalid, HttpServletRequest request) {
        Locale locale = Language.of(request);
        ProblemDetail problem = problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                problems.text("invalid", locale, invalid.total()),
                ProblemError.of(invalid.violations(), "", rules, locale));
        problem.setProperty("total", invalid.total());
        return Problems.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidEdits invalid, HttpServletRequest request) {
        String detail = problems.text("invalid-edits", Language.of(request));
        return Problems.answer(problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT, detail, invalid.errors(problems, rules, Language.of(request))));
    }

    /** An edit that makes sense, but not in this project. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(EditNotMade refused, HttpServletRequest request) {
        return refused.getCause() instanceof InvalidValue value
                ? invalid(value, EditPlace.of(refused, value), request)
                : rejected((EditRejected) refused.getCause(), EditPlace.of(refused), request);
    }

    /** Edits that make sense, but for the length of a text. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLong(TextsTooLong tooLong, HttpServletRequest request) {
        Locale locale = Language.of(request);
        List<ProblemError> errors = tooLong.texts().stream()
                .map(text -> new ProblemError(EditPlace.of(text), rules.text(text.invalid(), locale)))
                .toList();
        return Problems.answer(
                problems.of(HttpStatus.UNPROCESSABLE_CONTENT, problems.text("invalid-edits", locale), errors));
    }

    private ResponseEntity<ProblemDetail> invalid(InvalidValue value, String path, HttpServletRequest request) {
        Locale locale = Language.of(request);
        return Problems.answer(problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                problems.text("invalid-edits", locale),
                List.of(new ProblemError(path, rules.text(value, locale)))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> otherId(OtherId other, HttpServletRequest request) {
        Locale locale = Language.of(request);
        return Problems.answer(problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                problems.text("other-id", locale),
                List.of(new ProblemError("/id", problems.text("other-id", locale)))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keyUsed(KeyUsed used, HttpServletRequest request) {
        ProblemDetail problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, request, "key-used", used.sequenceNumber());
        problem.setProperty("sequenceNumber", used.sequenceNumber());
        return Problems.answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(Stale stale, HttpServletRequest request) {
        return stale(stale.sequenceNumber(), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stale(UnknownRevision unknown, HttpServletRequest request) {
        return stale(unknown.last(), request);
    }

    private ResponseEntity<ProblemDetail> stale(long last, HttpServletRequest request) {
        if (last == 0) {
            return answer(HttpStatus.PRECONDITION_FAILED, request, "stale.absent");
        }
        ProblemDetail problem = problem(HttpStatus.PRECONDITION_FAILED, request, "stale", last);
        problem.setProperty("sequenceNumber", last);
        return Problems.answer(problem, tag(last));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> changed(ChangedMeanwhile changed, HttpServletRequest request) {
        ProblemDetail problem = problem(HttpStatus.CONFLICT, request, "changed", changed.sequenceNumber());
        problem.setProperty("sequenceNumber", changed.sequenceNumber());
        problem.setProperty("conflicts", FieldConflict.of(changed, json));
        return Problems.answer(problem, tag(changed.sequenceNumber()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(EditRejected rejected, HttpServletRequest request) {
        return rejected(rejected, "", request);
    }

    private ResponseEntity<ProblemDetail> rejected(EditRejected rejected, String path, HttpServletRequest request) {
        HttpStatus status = switch (rejected.reason()) {
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case PROJECT_TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case TOO_MUCH_UNSAVED -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.CONFLICT;
        };
        String text = problems.refused(rejected, Language.of(request));
        ProblemDetail problem = problems.of(status, text, List.of(new ProblemError(path, text)));
        problem.setProperty("entity", EnumName.of(rejected.entity()));
        problem.setProperty("id", rejected.id());
        return Problems.answer(problem, status == HttpStatus.SERVICE_UNAVAILABLE ? later() : new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> absent(ProjectNotFound absent, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, request, "not-found");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> taken(IdTaken taken, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, request, "id-taken");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> absent(NoSuchRevision absent, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, request, "no-revision", absent.number());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> trashed(InTrash trashed, HttpServletRequest request) {
        boolean changes = !LOOKING_OR_THROWING_AWAY.contains(request.getMethod());
        return answer(changes ? HttpStatus.CONFLICT : HttpStatus.NOT_FOUND, request, "in-trash");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(NotPermitted forbidden, HttpServletRequest request) {
        return answer(HttpStatus.FORBIDDEN, request, "not-permitted");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> stranger(NotSignedIn stranger, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return Problems.answer(problem(HttpStatus.UNAUTHORIZED, request, "not-signed-in"), headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> kept(NotAcknowledged kept, HttpServletRequest request) {
        return unavailable(request, "not-acknowledged");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(StorageFailure failure, HttpServletRequest request) {
        return switch (failure.kind()) {
            case TOO_LARGE -> answer(HttpStatus.CONTENT_TOO_LARGE, request, "too-large");
            case UNAVAILABLE -> unavailable(request, "unavailable");
            case BUSY -> unavailable(request, "store-busy");
            // Sending it again does not help, so nobody is asked to.
            case FORBIDDEN -> answer(HttpStatus.INTERNAL_SERVER_ERROR, request, "store-forbidden");
            case REFUSED -> answer(HttpStatus.INTERNAL_SERVER_ERROR, request, "store-refused");
        };
    }

    /** With the status of the failure, and the ids of what is stored all the same. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> cut(ImportCut cut, HttpServletRequest request) {
        ResponseEntity<ProblemDetail> failed = failed(cut.failure(), request);
        HttpStatus status = HttpStatus.valueOf(failed.getStatusCode().value());
        ProblemDetail problem =
                problem(status, request, "import-cut", cut.stored().size(), cut.wanted());
        problem.setProperty(
                "stored", cut.stored().stream().map(Imported::projectId).toList());
        return Problems.answer(problem, failed.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(LargeDocuments.Busy busy, HttpServletRequest request) {
        return unavailable(request, "busy");
    }

    /** A body that comes too slowly; of an answer that is taken too slowly nobody can be told. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooSlow(TooSlow slow, HttpServletRequest request, HttpServletResponse response)
            throws TooSlow {
        if (response.isCommitted()) {
            throw slow;
        }
        return answer(HttpStatus.REQUEST_TIMEOUT, request, "too-slow");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> full(QuotaReached reached, HttpServletRequest request) {
        Quota quota = reached.quota();
        return answer(
                HttpStatus.INSUFFICIENT_STORAGE, request, "quota", quota.used() / MEGABYTE, quota.limit() / MEGABYTE);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> damaged(UnreadableProject damaged, HttpServletRequest request) {
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, request, "damaged");
    }

    /** What nobody thought of. When the sender is gone there is nobody to answer, and Spring sees to the rest. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception unexpected, HttpServletRequest request) throws Exception {
        if (DisconnectedClientHelper.isClientDisconnectedException(unexpected)) {
            throw unexpected;
        }
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), withoutMessages(unexpected));
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, request, "unexpected");
    }

    /** Where it happened; a message may quote what was sent. */
    private static Exception withoutMessages(Throwable failure) {
        Throwable cause = failure.getCause();
        Exception bare = new Exception(failure.getClass().getName(), cause == null ? null : withoutMessages(cause));
        bare.setStackTrace(failure.getStackTrace());
        return bare;
    }

    private ResponseEntity<ProblemDetail> unavailable(HttpServletRequest request, String key) {
        return Problems.answer(problem(HttpStatus.SERVICE_UNAVAILABLE, request, key), later());
    }

    private static HttpHeaders later() {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return headers;
    }

    private ResponseEntity<ProblemDetail> answer(
            HttpStatus status, HttpServletRequest request, String key, Object... arguments) {
        return Problems.answer(problem(status, request, key, arguments));
    }

    private ProblemDetail problem(HttpStatus status, HttpServletRequest request, String key, Object... arguments) {
        return problems.of(status, problems.text(key, Language.of(request), arguments), List.of());
    }

    private static HttpHeaders tag(long sequenceNumber) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(Tags.of(sequenceNumber));
        return headers;
    }
}
