package studio.storycore.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.Project;
import studio.storycore.storage.Revision;
import tools.jackson.databind.JsonNode;

/** One project as a program reads and writes it. */
final class ProjectOverHttp implements AutoCloseable {

    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);

    /**
     * A document and the number of the revision that it is.
     *
     * @param json the document as it was answered
     */
    record Read(Project project, String json, long number) {}

    private final HttpClient http = HttpClient.newHttpClient();
    private final ProjectJson json = new ProjectJson();
    private final RunningStudio studio;
    private final String path;
    private final String authorization;

    /** @param id the project's */
    ProjectOverHttp(RunningStudio studio, String id, String username, String password) {
        this.studio = studio;
        this.path = "/api/projects/" + id;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    Read read() {
        HttpResponse<String> answer = require(send("GET", "", null, null));
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        return new Read(project(answer.body()), answer.body(), Long.parseLong(tag.replace("\"", "")));
    }

    Project project(String document) {
        return json.read(document.getBytes(StandardCharsets.UTF_8)).project();
    }

    String write(Project project) {
        return new String(json.write(project), StandardCharsets.UTF_8);
    }

    /** The number of the last revision. */
    long lastRevision() {
        String list = require(send("GET", "/revisions?size=1", null, null)).body();
        return json.mapper().readTree(list).at("/revisions/0/sequenceNumber").asLong();
    }

    /** A revision as it was answered. */
    String revision(long number) {
        return require(send("GET", "/revisions/" + number, null, null)).body();
    }

    Revision readRevision(String answered) {
        return json.mapper().readValue(answered, Revision.class);
    }

    /** A document as a tree, so that two are the same however they are written. */
    JsonNode tree(Project project) {
        return json.tree(project);
    }

    /** @param ifMatch the revision that it is made on; null for whatever is there */
    HttpResponse<String> patch(String edits, @Nullable Long ifMatch) {
        return send("PATCH", "", edits, ifMatch);
    }

    /** @param ifMatch the revision that it replaces; null for whatever is there */
    HttpResponse<String> put(String document, @Nullable Long ifMatch) {
        return send("PUT", "", document, ifMatch);
    }

    private static HttpResponse<String> require(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> send(String method, String below, @Nullable String body, @Nullable Long ifMatch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(studio.url(path + below)))
                .timeout(TIME_TO_ANSWER)
                .header("Authorization", authorization)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", "\"" + ifMatch + "\"");
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
