package studio.storycore.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that speaks as the login page does, without being one: it keeps cookies and can send anything. */
final class StrangerPage implements AutoCloseable {

    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern PUSH = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");
    private static final Pattern UI = Pattern.compile("\"v-uiId\":(\\d+)");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final RunningStudio studio;
    private final String address;
    private String key = "";
    private String push = "";
    private String ui = "0";
    private int sent;

    /** @param address from which it comes, as a proxy says */
    StrangerPage(RunningStudio studio, String address) {
        this.studio = studio;
        this.address = address;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    /** Signs the administrator in. */
    StrangerPage logIn() {
        String password = URLEncoder.encode(RunningStudio.PASSWORD, StandardCharsets.UTF_8);
        String form = "username=" + RunningStudio.ADMINISTRATOR + "&password=" + password;
        String where = post("/login", "application/x-www-form-urlencoded", form)
                .headers()
                .firstValue("Location")
                .orElse("");
        if (where.contains("login")) {
            throw new AssertionError("not signed in: " + where);
        }
        return this;
    }

    /** Loads the login page, as one more page of the session, and starts it. */
    StrangerPage open() {
        get("/login");
        HttpResponse<String> started = get("/?v-r=init&location=login&query=");
        key = found(KEY, started);
        push = found(PUSH, started);
        ui = found(UI, started);
        return this;
    }

    /** Starts one more page of the session; messages are those of the first one. */
    void anotherPage() {
        get("/?v-r=init&location=login&query=");
    }

    /** Sends a message of this page with calls. */
    HttpResponse<String> send(String calls) {
        String message = "{\"csrfToken\":\"" + key + "\",\"syncId\":" + sent + ",\"clientId\":" + sent + ",\"rpc\":"
                + calls + "}";
        HttpResponse<String> answer = sendMessage(message);
        if (answer.statusCode() == 200) {
            sent++;
        }
        return answer;
    }

    HttpResponse<String> sendMessage(String message) {
        return sendMessage(BodyPublishers.ofString(message));
    }

    HttpResponse<String> sendMessage(BodyPublisher message) {
        return send(request("/?v-r=uidl&v-uiId=" + ui)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(message));
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    /** The address at which this page listens for changes. */
    URI pushAddress() {
        return URI.create("ws://localhost:" + studio.port() + "/VAADIN/push?v-r=push&v-uiId=" + ui
                + "&v-pushId=" + push + "&X-Atmosphere-Transport=websocket&X-Atmosphere-Framework=3.1.5-javascript"
                + "&X-Atmosphere-tracking-id=0&X-atmo-protocol=true");
    }

    /** What the browser sends along, as a header; empty if nothing. */
    String cookies() {
        StringBuilder all = new StringBuilder();
        for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
            all.append(all.isEmpty() ? "" : "; ")
                    .append(cookie.getName())
                    .append('=')
                    .append(cookie.getValue());
        }
        return all.toString();
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(studio.url(path)))
                .header("X-Forwarded-For", address)
                .timeout(Duration.ofMinutes(2));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String found(Pattern pattern, HttpResponse<String> answer) {
        Matcher found = pattern.matcher(answer.body());
        if (!found.find()) {
            throw new AssertionError(answer.statusCode() + " without " + pattern + ": " + answer.body());
        }
        return found.group(1);
    }
}
