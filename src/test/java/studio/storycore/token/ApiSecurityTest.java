package studio.storycore.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import studio.storycore.FakeTime;
import studio.storycore.account.Accounts;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;

/** Who may call the HTTP API and what the others are told: over HTTP, through the real filters, on the embedded store. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"storycore.api.requests-per-second=2", "storycore.api.burst=20"})
@Import(ApiSecurityTest.Echo.class)
@DirtiesContext
class ApiSecurityTest {

    private static final String FIRST_PASSWORD = "the first password";
    private static final String PASSWORD = "a second pässword: with a colon";
    private static final Person ADMIN = new Person("admin", "Administrator", true);

    /** Not found by a scan of the class path, so that no other test has it. */
    static class Echo {

        @Bean
        RouterFunction<ServerResponse> echo(CurrentPerson person) {
            return RouterFunctions.route()
                    .GET("/api/echo", call -> ok(person.get().username()))
                    .HEAD("/api/echo", call -> ok(""))
                    .POST("/api/echo", call -> ok(person.get().username() + " changed it"))
                    .GET(
                            "/api/echo/later",
                            call -> ServerResponse.async(CompletableFuture.supplyAsync(() -> ok("later"))))
                    .build();
        }

        @Bean
        @Primary
        FakeTime time() {
            return new FakeTime();
        }

        private static ServerResponse ok(String body) {
            return ServerResponse.ok().body(body);
        }
    }

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("storycore.data-dir", data::toString);
        registry.add("storycore.admin.password", () -> FIRST_PASSWORD);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccessTokens tokens;

    @Autowired
    private FakeTime time;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void letWrongPasswordsBeForgotten() {
        time.pass(Duration.ofHours(1));
        client.close();
    }

    @Test
    void aTokenLetsItsPersonIn() {
        HttpResponse<String> answer = get("/api/echo", bearer(token(person("ada"), TokenScope.READ)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ada");
    }

    @Test
    void aPasswordLetsItsPersonIn() {
        person("basil");
        assertThat(get("/api/echo", basic("basil", PASSWORD)).body()).isEqualTo("basil");
        assertThat(post("/api/echo", basic("Basil", PASSWORD)).body()).isEqualTo("basil changed it");
    }

    @Test
    void whoComesInByItStaysInWhenTheAnswerTakesAnotherThread() {
        assertThat(get("/api/echo/later", bearer(token(person("async"), TokenScope.READ)))
                        .body())
                .isEqualTo("later");
    }

    @Test
    void whoShowsNothingIsToldWhatIsNeeded() {
        HttpResponse<String> answer = get("/api/echo");
        assertProblem(answer, 401, "An access token or");
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .containsExactly(
                        "Bearer realm=\"StoryCore Studio\"", "Basic realm=\"StoryCore Studio\", charset=\"UTF-8\"");
    }

    @Test
    void theReasonIsToldInTheLanguageThatTheCallAsksFor() {
        assertProblem(get("/api/echo", "Accept-Language", "fr-CA, en;q=0.5"), 401, "Il faut un jeton");
        assertProblem(get("/api/echo", "Accept-Language", "de"), 401, "An access token or");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer scst_unknown", "Bearer ", "Basic ***", "Basic", "Digest username=\"admin\"", ""})
    void whatIsNoGoodTokenOrPasswordIsRefused(String header) {
        assertProblem(get("/api/echo", "Authorization", header), 401, "not known");
    }

    @Test
    void aRevokedTokenIsRefusedAtOnceAndOthersAreNot() {
        Person eve = person("eve");
        NewToken lost = tokens.create(eve, "lost", TokenScope.WRITE, null);
        String kept = token(eve, TokenScope.WRITE);
        assertThat(get("/api/echo", bearer(lost.value())).statusCode()).isEqualTo(200);

        tokens.revoke(ADMIN, lost.token());
        assertThat(get("/api/echo", bearer(lost.value())).statusCode())
                .as("somebody else cannot revoke it")
                .isEqualTo(200);

        tokens.revoke(eve, lost.token());
        HttpResponse<String> answer = get("/api/echo", bearer(lost.value()));
        assertProblem(answer, 401, "revoked");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
        assertThat(get("/api/echo", bearer(kept)).statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredTokenIsRefused() {
        String token = tokens.create(person("exp"), "for a day", TokenScope.READ, Duration.ofDays(1))
                .value();
        time.pass(Duration.ofDays(1).minusMillis(1));
        assertThat(get("/api/echo", bearer(token)).statusCode()).isEqualTo(200);
        time.pass(Duration.ofMillis(1));
        assertProblem(get("/api/echo", bearer(token)), 401, "expired");
    }

    @Test
    void aTokenForReadingChangesNothing() {
        String token = token(person("reader"), TokenScope.READ);
        HttpResponse<String> answer = post("/api/echo", bearer(token));
        assertProblem(answer, 403, "for reading only");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("insufficient_scope");
        for (String method : List.of("PUT", "PATCH", "DELETE")) {
            assertProblem(send(method, "/api/echo", bearer(token)), 403, "for reading only");
        }
        assertThat(send("HEAD", "/api/echo", bearer(token)).statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenForWritingLooksAndChanges() {
        String token = token(person("writer"), TokenScope.WRITE);
        assertThat(get("/api/echo", bearer(token)).body()).isEqualTo("writer");
        assertThat(post("/api/echo", bearer(token)).body()).isEqualTo("writer changed it");
    }

    @Test
    void aDisabledPersonIsRefusedAndComesBackWithTheAccount() {
        String token = token(person("leaving"), TokenScope.READ);
        accounts.setEnabled(ADMIN, "leaving", false);
        assertProblem(get("/api/echo", bearer(token)), 403, "disabled");
        assertProblem(get("/api/echo", basic("leaving", PASSWORD)), 403, "disabled");
        assertProblem(get("/api/echo", basic("leaving", "not the password")), 401, "wrong");

        accounts.setEnabled(ADMIN, "leaving", true);
        assertThat(get("/api/echo", bearer(token)).statusCode()).isEqualTo(200);
    }

    @Test
    void aFirstPasswordHasToBeChangedBefore() {
        Person fresh = person("fresh");
        String token = token(fresh, TokenScope.READ);
        String reset = accounts.resetPassword(ADMIN, "fresh").password();
        assertProblem(get("/api/echo", bearer(token)), 403, "changed first");
        assertProblem(get("/api/echo", basic("fresh", reset)), 403, "changed first");
    }

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneHasToWait() {
        person("guessed");
        for (int i = 0; i < 5; i++) {
            assertProblem(get("/api/echo", basic("guessed", "guess " + i)), 401, "wrong");
        }
        HttpResponse<String> answer = get("/api/echo", basic("guessed", PASSWORD));
        assertProblem(answer, 429, "wrong passwords");
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        time.pass(Duration.ofSeconds(5));
        assertThat(get("/api/echo", basic("guessed", PASSWORD)).statusCode()).isEqualTo(200);
    }

    @Test
    void whoCallsTooOftenHasToWaitAndOthersHaveNot() {
        Person busy = person("busy");
        String token = token(busy, TokenScope.READ);
        for (int i = 0; i < 20; i++) {
            assertThat(get("/api/echo", bearer(token)).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> answer = get("/api/echo", bearer(token));
        assertProblem(answer, 429, "Too many calls");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/api/echo", bearer(token(busy, TokenScope.READ))).statusCode())
                .isEqualTo(200);

        time.pass(Duration.ofSeconds(1));
        assertThat(statuses(token, 3)).containsExactly(200, 200, 429);
        time.pass(Duration.ofMinutes(1));
        assertThat(statuses(token, 21)).filteredOn(status -> status == 200).hasSize(20);
    }

    @Test
    void tokensThatAreNotKnownAreSlowedByAddressAndThoseThatWereRightAreNot() {
        Person ada = person("among-strangers");
        String known = token(ada, TokenScope.READ);
        String fresh = token(ada, TokenScope.READ);
        assertThat(get("/api/echo", bearer(known)).statusCode()).isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            assertProblem(get("/api/echo", bearer(TokenValue.generate())), 401, "not known");
        }

        HttpResponse<String> answer = get("/api/echo", bearer(TokenValue.generate()));
        assertProblem(answer, 429, "from your address");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(get("/api/echo", bearer(known)).statusCode()).isEqualTo(200);
        assertProblem(get("/api/echo", bearer(fresh)), 429, "from your address");

        time.pass(Duration.ofSeconds(1));
        assertThat(get("/api/echo", bearer(fresh)).statusCode())
                .as("a right one takes nothing")
                .isEqualTo(200);
        assertThat(get("/api/echo", bearer(TokenValue.generate())).statusCode()).isEqualTo(401);
        assertThat(get("/api/echo", bearer(TokenValue.generate())).statusCode()).isEqualTo(429);
    }

    @Test
    void aRevokedTokenIsSoonLimitedLikeAnyThatIsNotKnown() {
        Person ada = person("revoking");
        NewToken lost = tokens.create(ada, "lost", TokenScope.READ, null);
        get("/api/echo", bearer(lost.value()));
        tokens.revoke(ada, lost.token());

        List<Integer> statuses = statuses(lost.value(), 22);
        assertThat(statuses.getFirst()).isEqualTo(401);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void whoeverHasManyTokensHasNotAsManyCalls() {
        Person many = person("many");
        List<Integer> statuses = Stream.generate(() -> token(many, TokenScope.READ))
                .limit(4)
                .flatMap(token -> statuses(token, 20).stream())
                .toList();
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(60);
        assertThat(statuses.subList(60, 80)).containsOnly(429);
        assertThat(get("/api/echo", basic("many", PASSWORD)).statusCode())
                .as("by password as well")
                .isEqualTo(429);
        assertThat(get("/api/echo", bearer(token(person("another"), TokenScope.READ)))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void manyCallsWithAPasswordAreTooMany() {
        person("hasty");
        List<Integer> statuses = Stream.generate(
                        () -> get("/api/echo", basic("hasty", PASSWORD)).statusCode())
                .limit(21)
                .toList();
        assertThat(statuses.subList(0, 20)).containsOnly(200);
        assertThat(statuses.getLast()).isEqualTo(429);
    }

    @Test
    void noCallBeginsASession() {
        String token = token(person("no-cookie"), TokenScope.WRITE);
        assertThat(Stream.of(
                        get("/api/echo"),
                        get("/api/echo", bearer(token)),
                        post("/api/echo", bearer(token)),
                        get("/api/nothing/here", bearer(token)),
                        get("/api", bearer(token)),
                        get("/api/echo", basic("no-cookie", PASSWORD)),
                        get("/api/echo", bearer("wrong"))))
                .allSatisfy(answer ->
                        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty());
    }

    @Test
    void anAddressWithNothingIsAProblemAndNoPage() {
        String token = token(person("lost"), TokenScope.WRITE);
        HttpResponse<String> answer = get("/api/nothing/here", bearer(token));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @Test
    void theSessionOfABrowserIsNotEnough() {
        HttpResponse<String> in = send(HttpRequest.newBuilder(at("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "username=admin&password=" + URLEncoder.encode(FIRST_PASSWORD, StandardCharsets.UTF_8))));
        String cookies = String.join(
                "; ",
                in.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split(";", 2)[0])
                        .toList());
        assertThat(cookies).contains("JSESSIONID");
        assertThat(get("/account", "Cookie", cookies).statusCode()).isEqualTo(200);

        assertProblem(get("/api/echo", "Cookie", cookies), 401, "needed");
        assertProblem(post("/api/echo", "Cookie", cookies), 401, "needed");
        HttpResponse<String> both = get(
                "/api/echo", "Cookie", cookies, "Authorization", "Bearer " + token(person("other"), TokenScope.READ));
        assertThat(both.body()).as("the token counts").isEqualTo("other");
        assertThat(both.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get("/account", "Cookie", cookies).statusCode())
                .as("the session goes on")
                .isEqualTo(200);
    }

    @Test
    void aPageOfAnotherSiteCannotUseAPasswordThatTheBrowserKept() {
        person("forged");
        String[] password = basic("forged", PASSWORD);
        HttpResponse<String> forged =
                post("/api/echo", password[0], password[1], "Sec-Fetch-Site", "cross-site", "Origin", "https://evil");
        assertProblem(forged, 403, "another site");
        assertProblem(post("/api/echo", password[0], password[1], "Origin", "https://evil"), 403, "another site");
        assertThat(forged.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
        assertThat(post("/api/echo", password[0], password[1], "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"})
    void aFormIsTakenNowhereAlsoWhereNothingIsRead(String type) {
        String name = "form-" + type.length();
        person(name);
        String[] password = basic(name, PASSWORD);
        assertThat(post("/api/projects/x/restore", password[0], password[1], "Content-Type", type)
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/api/projects/x/restore", password[0], password[1]).statusCode())
                .as("nothing is there to be taken back")
                .isEqualTo(404);
    }

    @Test
    void theUseOfATokenIsNotedOnceAMinute() {
        Person ada = person("noted");
        String token = token(ada, TokenScope.READ);
        assertThat(tokens.list(ada).getFirst().lastUsedAt()).isNull();
        get("/api/echo", bearer(token));
        Instant first = tokens.list(ada).getFirst().lastUsedAt();
        assertThat(first).isEqualTo(time.instant());

        time.pass(Duration.ofSeconds(59));
        get("/api/echo", bearer(token));
        assertThat(tokens.list(ada).getFirst().lastUsedAt()).isEqualTo(first);
        time.pass(Duration.ofSeconds(1));
        get("/api/echo", bearer(token));
        assertThat(tokens.list(ada).getFirst().lastUsedAt()).isEqualTo(time.instant());
    }

    private List<Integer> statuses(String token, int calls) {
        return Stream.generate(() -> get("/api/echo", bearer(token)).statusCode())
                .limit(calls)
                .toList();
    }

    private Person person(String username) {
        accounts.create(ADMIN, username, "The " + username, false, FIRST_PASSWORD);
        Person person = accounts.person(username).orElseThrow();
        accounts.changePassword(person, FIRST_PASSWORD, PASSWORD);
        return person;
    }

    private String token(Person person, TokenScope scope) {
        return tokens.create(person, "a script", scope, null).value();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String detail) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status)
                .contains("\"title\":")
                .contains("\"instance\":\"/api/echo\"")
                .contains(detail)
                .contains("\"errors\":[{")
                .doesNotContain("properties");
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private static String[] basic(String username, String password) {
        String both = username + ":" + password;
        return new String[] {
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))
        };
    }

    private HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    private HttpResponse<String> post(String path, String... headers) {
        return send("POST", path, headers);
    }

    private HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder call = HttpRequest.newBuilder(at(path)).method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            call.headers(headers);
        }
        return send(call);
    }

    private HttpResponse<String> send(HttpRequest.Builder call) {
        try {
            return client.send(call.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
