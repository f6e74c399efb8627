package studio.storycore.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import studio.storycore.contract.UnreadableDocument;
import studio.storycore.contract.Violation;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.importing.ImportTexts;
import studio.storycore.importing.Note;
import studio.storycore.importing.Refusal;

/** Tells over HTTP what an import did, and why it is refused. */
@Component
final class ImportWords {

    /** @param path of an invalid value as a JSON Pointer; else empty, and the message names line and column */
    private record FileError(String file, String path, String message) {}

    private final ImportTexts imports;
    private final ViolationTexts violations;

    ImportWords(ImportTexts imports, ViolationTexts violations) {
        this.imports = imports;
        this.violations = violations;
    }

    List<ImportAnswer.Told> told(List<Note> notes, Locale locale) {
        return notes.stream()
                .map(note -> new ImportAnswer.Told(
                        note.kind(), note.reason(), note.file(), note.path(), note.count(), imports.text(note, locale)))
                .toList();
    }

    List<ProblemError> warnings(List<Violation> warnings, Locale locale) {
        return ProblemError.of(warnings, "", violations, locale);
    }

    /** A problem with every refused file: too large, else not readable, else not what can be imported. */
    ProblemDetail problem(List<Refusal> refusals, Locale locale) {
        HttpStatus status = HttpStatus.UNPROCESSABLE_CONTENT;
        List<FileError> errors = new ArrayList<>();
        for (Refusal refusal : refusals) {
            if (refusal.isTooLarge()) {
                status = HttpStatus.CONTENT_TOO_LARGE;
            } else if (isUnreadable(refusal) && status != HttpStatus.CONTENT_TOO_LARGE) {
                status = HttpStatus.BAD_REQUEST;
            }
            errors.addAll(errors(refusal, locale));
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, imports.refused(locale));
        problem.setProperty("errors", errors);
        if (refusals.getFirst() instanceof Refusal.Unreadable(String file, UnreadableDocument reason)) {
            problem.setProperty("line", reason.line());
            problem.setProperty("column", reason.column());
        }
        return problem;
    }

    private static boolean isUnreadable(Refusal refusal) {
        return refusal instanceof Refusal.Unreadable || refusal instanceof Refusal.DamagedZip;
    }

    private List<FileError> errors(Refusal refusal, Locale locale) {
        if (refusal instanceof Refusal.Invalid invalid) {
            return invalid.reason().violations().stream()
                    .map(violation ->
                            new FileError(refusal.file(), violation.path(), violations.text(violation, locale)))
                    .toList();
        }
        String path = refusal instanceof Refusal.TooDeep deep ? deep.path() : "";
        return imports.reasons(refusal, locale).stream()
                .map(reason -> new FileError(refusal.file(), path, reason))
                .toList();
    }
}
