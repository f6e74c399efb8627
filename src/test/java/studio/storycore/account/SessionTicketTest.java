package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.account.Browser.location;

import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices.RememberMeTokenAlgorithm;
import studio.storycore.FakeTime;
import studio.storycore.StoryCoreStudio;

/** Who is still signed in when the server has lost the session, and who is not: over HTTP, with a time that is moved. */
@TestInstance(Lifecycle.PER_CLASS)
class SessionTicketTest {

    private static final String ADMIN_PASSWORD = "the first password";
    private static final String FIRST_PASSWORD = "a first password";
    private static final String HEARTBEAT = "/?v-r=heartbeat&v-uiId=0";
    private static final String ACTION = "/?v-r=uidl&v-uiId=0";
    private static final Duration TIMEOUT = Duration.ofHours(2);

    @TempDir
    static Path data;

    private final FakeTime time = new FakeTime();
    private final Person admin = new Person("admin", "Administrator", true);

    private ServletWebServerApplicationContext server;
    private int port;
    private Browser browser;

    @BeforeAll
    void start() {
        server = (ServletWebServerApplicationContext) new SpringApplicationBuilder(StoryCoreStudio.class)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("time", TaskScheduler.class, () -> time, bean -> bean.setPrimary(true)))
                .run(
                        "--server.port=" + port,
                        "--storycore.data-dir=" + data,
                        "--storycore.admin.password=" + ADMIN_PASSWORD);
        port = server.getWebServer().getPort();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @Test
    void aRestartKeepsPeopleSignedInOnTheirPage() {
        browser.logIn("admin", ADMIN_PASSWORD);
        String before = browser.session();

        stop();
        start();

        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(browser.session()).isNotEqualTo(before);
        browser.discard(SessionTicket.COOKIE);
        assertThat(browser.get("/account").statusCode())
                .as("it is a session like any other from then on")
                .isEqualTo(200);
    }

    @Test
    void theCookieIsForTheServerOnlyAndGoesWithTheBrowser() {
        HttpResponse<String> login = browser.post("/login", Map.of("username", "admin", "password", ADMIN_PASSWORD));
        assertThat(login.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith(SessionTicket.COOKIE))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Max-Age", "Expires");
    }

    @Test
    void aSessionIdKnownBeforeIsWorthNothingAfterwards() {
        signInAndForget();
        String ticket = browser.cookie(SessionTicket.COOKIE);
        browser.discard(SessionTicket.COOKIE);
        browser.get("/account");
        String stranger = browser.session();

        browser.keep(SessionTicket.COOKIE, ticket);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(stranger).isNotEmpty().isNotEqualTo(browser.session());
    }

    @Test
    void aTicketIsGoodForItsTimeOnly() {
        browser.keep(SessionTicket.COOKIE, ticket("admin", Instant.now().plusSeconds(60)));
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        browser.forgetServerSide();
        browser.keep(SessionTicket.COOKIE, ticket("admin", Instant.now().minusSeconds(1)));
        assertRefused();
    }

    @Test
    void aTicketIsGoodForAsLongAsTheSessionWouldHaveBeen() {
        browser.logIn("admin", ADMIN_PASSWORD);
        Instant end = Instant.ofEpochMilli(
                Long.parseLong(read(browser.cookie(SessionTicket.COOKIE)).split(":")[1]));
        assertThat(end)
                .isBetween(
                        Instant.now().plus(TIMEOUT).minusSeconds(60),
                        Instant.now().plus(TIMEOUT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%s:%s:%s",
                "admin:%2$s:SHA256:%4$s",
                "%1$s:9%2$s:SHA256:%4$s",
                "%1$s:%2$s:NONE:%4$s",
                "%1$s:%2$s:SHA256:",
                "%%zz:%2$s:SHA256:%4$s"
            })
    void anAlteredTicketIsWorthNothing(String altered) {
        String name = "owner-" + Math.abs(altered.hashCode());
        server.getBean(Accounts.class).create(admin, name, "Owner", false, FIRST_PASSWORD);
        String whole = read(ticket(name, Instant.now().plusSeconds(60)));
        browser.keep(SessionTicket.COOKIE, written(whole));
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);

        browser.forgetServerSide();
        browser.keep(SessionTicket.COOKIE, written(altered.formatted((Object[]) whole.split(":"))));
        assertRefused();
    }

    @Test
    void aNewPasswordMakesTheOldTicketsWorthless() {
        Accounts accounts = server.getBean(Accounts.class);
        accounts.create(admin, "changing", "Changing", false, FIRST_PASSWORD);
        browser.logIn("changing", FIRST_PASSWORD);
        browser.forgetServerSide();
        accounts.changePassword(accounts.person("changing").orElseThrow(), FIRST_PASSWORD, "a second password");
        assertRefused();
    }

    @Test
    void whoIsDisabledStaysOutAlsoWhenEnabledAgain() {
        Accounts accounts = server.getBean(Accounts.class);
        accounts.create(admin, "disabled", "Disabled", false, FIRST_PASSWORD);
        browser.logIn("disabled", FIRST_PASSWORD);
        browser.forgetServerSide();
        accounts.setEnabled(admin, "disabled", false);
        assertRefused();
        accounts.setEnabled(admin, "disabled", true);
        assertRefused();
    }

    @Test
    void loggingOutTakesTheTicketOfThisBrowserOnly() {
        Browser other = new Browser(port);
        other.logIn("admin", ADMIN_PASSWORD);
        browser.logIn("admin", ADMIN_PASSWORD);
        browser.logOut();
        browser.forgetServerSide();
        other.forgetServerSide();
        assertRefused();
        assertThat(other.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aTicketSignsInWhoAsksForAPageAndNothingElse() {
        signInAndForget();
        browser.post(HEARTBEAT, Map.of());
        browser.post(ACTION, Map.of());
        browser.discard(SessionTicket.COOKIE);
        assertRefused();
    }

    @Test
    void aForgottenTabIsOutAfterTheTimeoutHoweverOftenItReports() {
        browser.logIn("admin", ADMIN_PASSWORD);
        browser.get("/account");
        String ticket = browser.cookie(SessionTicket.COOKIE);
        for (Duration passed = Duration.ZERO; passed.compareTo(TIMEOUT) < 0; passed = passed.plusMinutes(5)) {
            assertThat(browser.cookie(SessionTicket.COOKIE)).isEqualTo(ticket);
            browser.post(HEARTBEAT, Map.of());
            time.pass(Duration.ofMinutes(5));
        }
        assertThat(location(browser.get("/account"))).isEqualTo("/login?problem=expired&to=%2Faccount");
        assertThat(browser.cookie(SessionTicket.COOKIE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /account", "POST " + ACTION})
    void whoWorksStaysAndGetsANewTicketEveryFewMinutes(String request) {
        browser.logIn("admin", ADMIN_PASSWORD);
        act("GET /account");
        String first = browser.cookie(SessionTicket.COOKIE);
        time.pass(TIMEOUT.minusMinutes(1));
        act(request);
        String second = browser.cookie(SessionTicket.COOKIE);
        assertThat(second).isNotEmpty().isNotEqualTo(first);
        act(request);
        assertThat(browser.cookie(SessionTicket.COOKIE)).isEqualTo(second);
        time.pass(TIMEOUT.minusMinutes(1));
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aTabThatOnlyLoadsItselfAgainAfterRestartsRunsOut() {
        signInAndForget();
        String ticket = browser.cookie(SessionTicket.COOKIE);
        for (int restart = 0; restart < 3; restart++) {
            time.pass(Duration.ofMinutes(30));
            browser.forgetServerSide();
            browser.get("/account");
            act("POST " + ACTION);
            assertThat(browser.cookie(SessionTicket.COOKIE)).isEqualTo(ticket);
        }
    }

    @Test
    void whoChangesThePasswordGetsATicketForTheNewOne(@TempDir Path other) {
        try (AccountScene scene = new AccountScene(other).withAdministrator()) {
            SessionLife life = new SessionLife(new SessionTicket(scene.known, new TicketKey(scene.mongo)), scene.time);
            MockHttpServletRequest page = page();
            page.getSession();
            MockHttpServletResponse before = new MockHttpServletResponse();
            assertThat(life.goesOn(scene.known.signingIn("admin"), page, before))
                    .isTrue();
            assertThat(before.getCookies()).isEmpty();

            scene.accounts.changePassword(AccountScene.ADMIN, AccountScene.ADMIN_PASSWORD, "a second password");

            MockHttpServletResponse after = new MockHttpServletResponse();
            assertThat(life.goesOn(scene.known.signingIn("admin"), page, after)).isTrue();
            assertThat(after.getCookies()).hasSize(1);
        }
    }

    @Test
    void aSilentStoreRefusesTheTicketAndLeavesIt(@TempDir Path other) {
        try (AccountScene scene = new AccountScene(other).withAdministrator()) {
            SessionTicket ticket = new SessionTicket(scene.known, new TicketKey(scene.mongo));
            MockHttpServletRequest page = page();
            page.setCookies(new Cookie(
                    SessionTicket.COOKIE,
                    ticket(ticket, scene.store, "admin", Instant.now().plusSeconds(60))));
            assertThat(ticket.autoLogin(page, new MockHttpServletResponse())).isNotNull();

            scene.silence(true);
            MockHttpServletResponse response = new MockHttpServletResponse();
            assertThat(ticket.autoLogin(page, response)).isNull();
            ticket.loginFail(page, response);
            assertThat(response.getCookies()).isEmpty();
        }
    }

    private static MockHttpServletRequest page() {
        MockHttpServletRequest page = new MockHttpServletRequest("GET", "/account");
        page.addHeader("Accept", "text/html");
        return page;
    }

    private void act(String request) {
        String[] parts = request.split(" ");
        if (parts[0].equals("GET")) {
            browser.get(parts[1]);
        } else {
            browser.post(parts[1], Map.of());
        }
    }

    private void signInAndForget() {
        browser.logIn("admin", ADMIN_PASSWORD);
        browser.forgetServerSide();
    }

    private void assertRefused() {
        assertThat(location(browser.get("/account"))).startsWith("/login");
        assertThat(browser.cookie(SessionTicket.COOKIE)).isEmpty();
    }

    private String ticket(String username, Instant end) {
        return ticket(server.getBean(SessionTicket.class), server.getBean(AccountStore.class), username, end);
    }

    private static String ticket(SessionTicket ticket, AccountStore store, String username, Instant end) {
        String passwordHash = store.find(username).orElseThrow().passwordHash();
        String signature =
                ticket.makeTokenSignature(end.toEpochMilli(), username, passwordHash, RememberMeTokenAlgorithm.SHA256);
        return written(String.join(":", username, String.valueOf(end.toEpochMilli()), "SHA256", signature));
    }

    private static String written(String ticket) {
        return Base64.getEncoder().withoutPadding().encodeToString(ticket.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String ticket) {
        return new String(Base64.getDecoder().decode(ticket), StandardCharsets.UTF_8);
    }
}
