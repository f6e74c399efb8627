package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Answers requests that reach no call, or not in the right way; also for the few addresses outside the API that are no page. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class CallErrors {

    private final Problems problems;

    CallErrors(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        HttpHeaders headers = wrong.getHeaders();
        String known = String.join(
                ", ", headers.getAllow().stream().map(Object::toString).sorted().toList());
        return answer(HttpStatus.METHOD_NOT_ALLOWED, request, headers, "method", known);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> type(HttpMediaTypeNotSupportedException wrong, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.setAccept(wrong.getSupportedMediaTypes());
        String known = MediaType.toString(wrong.getSupportedMediaTypes());
        switch (request.getMethod()) {
            case "POST" -> headers.set("Accept-Post", known);
            case "PATCH" -> headers.set(HttpHeaders.ACCEPT_PATCH, known);
            default -> {
                // There is no header of its own for any other.
            }
        }
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, request, headers, "type", known);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> coding(BodyCoding.Refused wrong, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_ENCODING, "identity");
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, request, headers, wrong.key());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameters(InvalidParameterException wrong, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, request, new HttpHeaders(), "bad.parameters");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> accepted(HttpMediaTypeNotAcceptableException wrong, HttpServletRequest request) {
        // None are named when the header cannot be read.
        List<MediaType> supported = wrong.getSupportedMediaTypes();
        String known = supported.isEmpty() ? MediaType.APPLICATION_JSON_VALUE : MediaType.toString(supported);
        return answer(HttpStatus.NOT_ACCEPTABLE, request, new HttpHeaders(), "accept", known);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> parameter(MethodArgumentTypeMismatchException wrong, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, request, new HttpHeaders(), "bad.type", wrong.getName());
    }

    private ResponseEntity<ProblemDetail> answer(
            HttpStatus status, HttpServletRequest request, HttpHeaders headers, String key, Object... arguments) {
        String text = problems.text(key, Language.of(request), arguments);
        return Problems.answer(problems.of(status, text, List.of()), headers);
    }
}
