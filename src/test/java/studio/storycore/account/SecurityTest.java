package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.account.Browser.location;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import jakarta.servlet.ServletContext;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Who gets in, who does not, and what they are told: over HTTP, through the real filters, on the embedded store. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "server.forward-headers-strategy=native")
@Import(SecurityTest.Impatient.class)
@DirtiesContext
class SecurityTest {

    private static final String ADMIN_PASSWORD = "the first password";

    /** Not found by a scan of the class path, so that no other test has it. */
    static class Impatient {

        @Bean
        @Primary
        LoginThrottle impatient(TaskScheduler scheduler) {
            return new LoginThrottle(scheduler, Duration.ofMillis(50));
        }
    }

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("storycore.data-dir", data::toString);
        registry.add("storycore.admin.password", () -> ADMIN_PASSWORD);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    private AccountStore stored;

    @Autowired
    private LoginThrottle throttle;

    @Autowired
    private RememberedPasswords remembered;

    @Autowired
    private ServletContext servletContext;

    private final Person admin = new Person("admin", "Administrator", true);
    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void everyRouteButTheLoginPageIsClosedToStrangers() {
        List<String> open =
                routes().filter(route -> browser.get(route).statusCode() != 302).toList();
        assertThat(routes()).contains("/", "/login", "/account", "/admin/users");
        assertThat(open).containsExactly("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing/here", "/actuator", "/actuator/info", "/actuator/env", "/data"})
    void whatIsNotNamedIsClosedToStrangers(String path) {
        assertThat(location(browser.get(path))).isEqualTo("/login?to=" + path.replace("/", "%2F"));
        assertThat(location(browser.get(path, Map.of("Accept", "image/png"))))
                .as("what is no page is nothing to come back to")
                .isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/storycore.css", "/aura/aura.css", "/actuator/health/liveness"})
    void whatTheLoginPageAndTheWatchersNeedIsOpen(String path) {
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void theRightPasswordLeadsToWhereThePersonWanted() {
        browser.get("/account");
        String stranger = browser.session();

        assertThat(browser.logIn("admin", ADMIN_PASSWORD)).isEqualTo("/account");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(browser.session())
                .as("a session id known before is worth nothing")
                .isNotEqualTo(stranger);
    }

    @Test
    void aWrongPasswordDoesNotLoseWhereThePersonWanted() {
        browser.get("/account");
        String wrong = location(
                browser.post("/login?to=%2Faccount", Map.of("username", "admin", "password", "not the password")));
        assertThat(wrong).isEqualTo("/login?problem=wrong&to=%2Faccount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "account", "/a\r\nb"
            })
    void aLoginLeadsToNoOtherSite(String address) {
        String login = "/login?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
        assertThat(location(browser.post(login, Map.of("username", "admin", "password", ADMIN_PASSWORD))))
                .isEqualTo("/");
    }

    @Test
    void theUsernameMayBeTypedInCapitalsAndWithSpaces() {
        assertThat(browser.logIn(" Admin ", ADMIN_PASSWORD)).isEqualTo("/");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameLookTheSame() {
        accounts.create(admin, "wrong-one", "Wrong", false, "a first password");
        String wrong = browser.logIn("wrong-one", "not the password");
        assertThat(wrong).isEqualTo("/login?problem=wrong");
        assertThat(new Browser(port).logIn("nobody-here", "not the password")).isEqualTo(wrong);
        assertThat(location(browser.get("/account"))).startsWith("/login");
    }

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneHasToWait() {
        accounts.create(admin, "guessed", "Guessed", false, "a first password");
        for (int i = 0; i < 5; i++) {
            assertThat(browser.logIn("guessed", "guess number " + i)).isEqualTo("/login?problem=wrong");
        }
        assertThat(browser.logIn("guessed", "a first password")).startsWith("/login?problem=wait&seconds=");
        assertThat(new Browser(port).logIn("admin", ADMIN_PASSWORD))
                .as("others are not held up")
                .isEqualTo("/");
    }

    @Test
    void wrongPasswordsOfOthersDoNotHoldUpABrowserThatHasSignedInBefore() {
        accounts.create(admin, "attacked", "Attacked", false, "a first password");
        accounts.create(admin, "attacked-too", "Attacked", false, "a first password");
        Browser own = new Browser(port).from("203.0.113.5");
        browser.from("203.0.113.5");
        own.logIn("attacked", "a first password");
        own.logOut();
        for (int i = 0; i < 5; i++) {
            browser.logIn("attacked", "guess number " + i);
            browser.logIn("attacked-too", "guess number " + i);
        }
        assertThat(browser.logIn("attacked", "a first password")).startsWith("/login?problem=wait");

        assertThat(own.logIn("attacked", "a first password"))
                .as("from the same address")
                .isEqualTo("/");
        own.logOut();
        assertThat(own.logIn("attacked-too", "a first password"))
                .as("a browser that somebody else has signed in with")
                .startsWith("/login?problem=wait");
        String known = own.cookie(KnownBrowsers.cookieName("attacked"));
        assertThat(known).isNotEmpty();
        own.keep(KnownBrowsers.cookieName("attacked-too"), known);
        assertThat(own.logIn("attacked-too", "a first password")).startsWith("/login?problem=wait");
        browser.keep(KnownBrowsers.cookieName("attacked"), "x" + known);
        assertThat(browser.logIn("attacked", "a first password"))
                .as("a cookie that was not given here")
                .startsWith("/login?problem=wait");
    }

    @Test
    void whoHasNotHadATurnIsNotToldThatPasswordsWereWrong() {
        accounts.create(admin, "crowded", "Crowded", false, "a first password");
        LoginPlace here = LoginPlace.address("203.0.113.6");
        browser.from("203.0.113.6");
        for (int i = 0; i < LoginThrottle.FREE_PER_PLACE; i++) {
            assertThat(throttle.begin("crowded", here)).isEqualTo(new LoginThrottle.Turn.Now());
        }
        try {
            assertThat(browser.logIn("crowded", "a first password")).isEqualTo("/login?problem=busy");
            String basic =
                    Base64.getEncoder().encodeToString("crowded:a first password".getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> call = browser.get("/api/projects", Map.of("Authorization", "Basic " + basic));
            assertThat(call.statusCode()).isEqualTo(503);
            assertThat(header(call, "Retry-After")).isEqualTo("5");
            assertThat(call.body()).contains("had its turn").doesNotContain("wrong passwords");
        } finally {
            for (int i = 0; i < LoginThrottle.FREE_PER_PLACE; i++) {
                throttle.succeeded("crowded", here);
            }
        }
    }

    @Test
    void aRememberedPasswordIsForgottenWithTheNextChangeOfItsAccount() {
        accounts.create(admin, "changing", "Changing", false, "a first password");
        String hash = stored.find("changing").orElseThrow().passwordHash();
        browser.logIn("changing", "a first password");
        assertThat(remembered.isRight("changing", hash, "a first password")).isTrue();

        accounts.setEnabled(admin, "changing", false);

        assertThat(remembered.isRight("changing", hash, "a first password")).isFalse();
    }

    @Test
    void aDisabledAccountIsToldSoOnlyWithItsPassword() {
        accounts.create(admin, "disabled", "Disabled", false, "a first password");
        accounts.setEnabled(admin, "disabled", false);
        assertThat(browser.logIn("disabled", "not the password")).isEqualTo("/login?problem=wrong");
        assertThat(browser.logIn("disabled", "a first password")).isEqualTo("/login?problem=disabled");
    }

    @Test
    void anOpenSessionEndsWithTheRequestAfterItsAccountWasDisabled() {
        accounts.create(admin, "leaving", "Leaving", false, "a first password");
        browser.logIn("leaving", "a first password");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);

        accounts.setEnabled(admin, "leaving", false);
        assertThat(location(browser.get("/account"))).startsWith("/login");

        accounts.setEnabled(admin, "leaving", true);
        assertThat(location(browser.get("/account")))
                .as("the session does not come back to life")
                .startsWith("/login");
    }

    @Test
    void anOpenSessionEndsWhenSomeoneElseResetsThePassword() {
        accounts.create(admin, "reset", "Reset", false, "a first password");
        browser.logIn("reset", "a first password");
        accounts.resetPassword(admin, "reset");
        assertThat(location(browser.get("/account"))).startsWith("/login");
    }

    @Test
    void rightsGivenAndTakenAwayCountInAnOpenSession() {
        accounts.create(admin, "rising", "Rising", false, "a first password");
        Person rising = accounts.person("rising").orElseThrow();
        accounts.changePassword(rising, "a first password", "a second password");
        browser.logIn("rising", "a second password");
        assertThat(browser.get("/actuator/info").statusCode()).isEqualTo(403);

        accounts.setAdministrator(admin, "rising", true);
        assertThat(browser.get("/actuator/info").statusCode()).isEqualTo(200);

        accounts.setAdministrator(admin, "rising", false);
        assertThat(browser.get("/actuator/info").statusCode()).isEqualTo(403);
    }

    @Test
    void loggingOutEndsTheSession() {
        browser.logIn("admin", ADMIN_PASSWORD);
        HttpResponse<String> out = browser.logOut();
        assertThat(location(out)).isEqualTo("/login");
        assertThat(location(browser.get("/account"))).startsWith("/login");
    }

    @Test
    void loggingOutNeedsThePagesOwnToken() {
        browser.logIn("admin", ADMIN_PASSWORD);
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void anEndedSessionIsNamedAsTheReasonForTheLogin() {
        assertThat(location(browser.get("/account"))).as("a first visit").isEqualTo("/login?to=%2Faccount");
        browser.logIn("admin", ADMIN_PASSWORD);
        browser.get("/account");
        browser.forgetServerSide();
        browser.discard(SessionTicket.COOKIE);
        assertThat(location(browser.get("/account?from=there")))
                .isEqualTo("/login?problem=expired&to=%2Faccount%3Ffrom%3Dthere");
        assertThat(browser.logIn("admin", ADMIN_PASSWORD))
                .as("back to where the session ended")
                .isEqualTo("/account?from=there");

        browser.forgetServerSide();
        browser.discard(SessionTicket.COOKIE);
        browser.get("/account");
        assertThat(location(browser.get("/account"))).as("said once").isEqualTo("/login?to=%2Faccount");
    }

    @Test
    void whoLoggedOutIsNotToldThatTheSessionEnded() {
        browser.logIn("admin", ADMIN_PASSWORD);
        browser.logOut();
        assertThat(location(browser.get("/account"))).isEqualTo("/login?to=%2Faccount");
    }

    @Test
    void everyPageTellsTheBrowserToBeCareful() {
        HttpResponse<String> page = browser.get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Cache-Control")).contains("no-store");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("script-src 'self' 'nonce-")
                .contains("frame-ancestors 'none'");
        assertThat(header(page, "Set-Cookie")).contains("HttpOnly").contains("SameSite=Lax");
    }

    @Test
    void aPageSpeaksTheLanguageThatWasChosenElseTheBrowsers() {
        assertThat(browser.get("/login").body()).contains("<html lang=\"en\"");
        assertThat(browser.get("/login", Map.of("Accept-Language", "fr-CA, en;q=0.5"))
                        .body())
                .contains("<html lang=\"fr\"");
        assertThat(browser.get("/login", Map.of("Accept-Language", "de")).body())
                .contains("<html lang=\"en\"");
        browser.keep("storycore-language", "fr");
        browser.keep("storycore-colours", "dark");
        assertThat(browser.get("/login", Map.of("Accept-Language", "en")).body())
                .contains("<html lang=\"fr\" style=\"color-scheme: dark\"");
        browser.keep("storycore-language", "\"><script>");
        assertThat(browser.get("/login").body()).contains("<html lang=\"en\"");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://elsewhere.example",
        "Origin, null"
    })
    void aLoginThatAPageOfAnotherSiteSendsSignsNobodyIn(String header, String value) {
        Map<String, String> right = Map.of("username", "admin", "password", ADMIN_PASSWORD);
        HttpResponse<String> forged = browser.post("/login", right, Map.of(header, value));
        assertThat(location(forged)).isEqualTo("/login?problem=other_site");
        assertThat(location(browser.get("/account"))).isEqualTo("/login?to=%2Faccount");
        assertThat(browser.get("/login?problem=other_site").statusCode()).isEqualTo(200);

        Map<String, String> own = Map.of("Origin", "http://localhost:" + port, "Sec-Fetch-Site", "same-origin");
        assertThat(location(browser.post("/login", right, own))).isEqualTo("/");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void theSessionCookieIsSecureBehindAProxyThatSpeaksHttps() {
        HttpResponse<String> page =
                browser.get("/login", Map.of("X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7"));
        assertThat(header(page, "Set-Cookie")).contains("Secure");
    }

    @Test
    void aRedirectBehindAProxyNamesNoHostAndNoPortSoThatNoneIsWrong() {
        Map<String, String> proxied = Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "studio.example.org");
        assertThat(header(browser.get("/projects", proxied), "Location")).isEqualTo("/login?to=%2Fprojects");
        HttpResponse<String> wrong = browser.post("/login", Map.of("username", "admin", "password", "wrong password"));
        assertThat(header(wrong, "Location")).isEqualTo("/login?problem=wrong");
    }

    @Test
    void theHealthEndpointTellsNoSecrets() {
        assertThat(browser.get("/actuator/health").body()).contains("status").doesNotContain("localhost");
    }

    private java.util.stream.Stream<String> routes() {
        ApplicationRouteRegistry registry =
                ApplicationRouteRegistry.getInstance(new com.vaadin.flow.server.VaadinServletContext(servletContext));
        return RouteConfiguration.forRegistry(registry).getAvailableRoutes().stream()
                .map(route -> "/" + route.getTemplate().replaceAll(":[^/]+", "x"));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
