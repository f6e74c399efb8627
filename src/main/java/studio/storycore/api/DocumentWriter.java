package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.Project;
import studio.storycore.saving.PacedOutput;

/**
 * Writes a document straight into an answer, compressed for who can read that. The server itself compresses no answer with
 * an entity tag, and a tag that changed with the compression would not be the revision's number any more.
 */
@Component
class DocumentWriter {

    private static final Pattern GZIP = Pattern.compile("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");

    private final ProjectJson json;
    private final Clock clock;

    DocumentWriter(ProjectJson json, TaskScheduler scheduler) {
        this.json = json;
        this.clock = scheduler.getClock();
    }

    void write(Project project, long sequenceNumber, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.ETAG, Tags.of(sequenceNumber));
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null || !GZIP.matcher(accepted).matches()) {
            json.write(project, paced(response));
            return;
        }
        response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        try (OutputStream compressed = new GZIPOutputStream(paced(response))) {
            json.write(project, compressed);
        }
    }

    /** Whoever takes the document slowly would keep the room of others. */
    private OutputStream paced(HttpServletResponse response) throws IOException {
        return new PacedOutput(response.getOutputStream(), clock);
    }
}
