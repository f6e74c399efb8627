package studio.storycore.account;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.storycore.account.Browser.location;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
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
    void aTicketIsGoodForAsLongAsTheSessionWouldHaveBeen() {
        signInAndForget();
        time.pass(TIMEOUT.minusSeconds(1));
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        browser.forgetServerSide();
        time.pass(Duration.ofSeconds(1));
        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%s:", ":%2$s", "%s:%s:%s", "%s:x", "x:%2$s", "%s:%2$sx", "%%zz:%2$s"})
    void anAlteredTicketIsWorthNothing(String altered) {
        signInAndForget();
        String[] whole = read(browser.cookie(SessionTicket.COOKIE)).split(":");
        browser.keep(SessionTicket.COOKIE, written(altered.formatted(whole[0], whole[1], "x")));
        assertRefused();
    }

    @Test
    void aTicketIsExchangedWithEachUse() {
        signInAndForget();
        String first = browser.cookie(SessionTicket.COOKIE);
        browser.get("/account");
        String second = browser.cookie(SessionTicket.COOKIE);
        browser.forgetServerSide();
        browser.get("/account");
        assertThat(List.of(first, second, browser.cookie(SessionTicket.COOKIE))).doesNotHaveDuplicates();
    }

    @Test
    void aCopiedTicketIsWorthNothingAfterLoggingOutAndItsSessionEnds() {
        browser.logIn("admin", ADMIN_PASSWORD);
        Browser copied = copyOf(browser);
        Browser later = copyOf(browser);
        assertThat(copied.get("/account").statusCode()).isEqualTo(200);

        browser.logOut();

        assertThat(location(copied.get("/account"))).startsWith("/login");
        assertThat(location(later.get("/account"))).startsWith("/login");
    }

    @Test
    void aTicketThatWasTakenFromABrowserWithoutASessionEndsWhenThatLogsOut() {
        signInAndForget();
        Browser copied = copyOf(browser);
        browser.post("/logout", Map.of("_csrf", browser.csrfOf("/login")));
        assertThat(location(copied.get("/account"))).startsWith("/login");
    }

    @Test
    void aTicketThatComesTwiceEndsBoth() {
        signInAndForget();
        Browser copied = copyOf(browser);
        assertThat(copied.get("/account").statusCode()).isEqualTo(200);
        copied.post(ACTION, Map.of());
        time.pass(Tickets.GRACE);

        assertThat(location(browser.get("/account"))).isEqualTo("/login?problem=copied&to=%2Faccount");
        assertThat(location(copied.get("/account"))).startsWith("/login");
        copied.forgetServerSide();
        assertThat(location(copied.get("/account"))).startsWith("/login");
    }

    @Test
    void aCopyThatIsUsedWhileItsOwnerWorksEndsBothWithinMinutes() {
        browser.logIn("admin", ADMIN_PASSWORD);
        browser.get("/account");
        Browser copied = copyOf(browser);
        assertThat(copied.get("/account").statusCode()).isEqualTo(200);
        copied.post(ACTION, Map.of());
        time.pass(SessionLife.RENEWAL);

        assertThat(location(browser.get("/account"))).startsWith("/login");
        assertThat(location(copied.get("/account"))).startsWith("/login");
    }

    @Test
    void severalTabsOfABrowserComeBackAtTheSameMoment() {
        signInAndForget();
        Browser secondTab = copyOf(browser);
        Browser thirdTab = copyOf(browser);
        browser.get("/account");
        browser.post(ACTION, Map.of());
        assertThat(secondTab.get("/account").statusCode()).isEqualTo(200);
        time.pass(Tickets.GRACE.minusSeconds(1));
        assertThat(thirdTab.get("/account").statusCode()).isEqualTo(200);
        assertThat(secondTab.cookie(SessionTicket.COOKIE))
                .isEqualTo(browser.cookie(SessionTicket.COOKIE))
                .isEqualTo(thirdTab.cookie(SessionTicket.COOKIE));
    }

    @Test
    void aBrowserThatLostTheAnswerComesBackWithTheTicketThatItHas() {
        signInAndForget();
        Browser withoutAnswer = copyOf(browser);
        browser.get("/account");
        time.pass(Duration.ofMinutes(30));
        assertThat(withoutAnswer.get("/account").statusCode()).isEqualTo(200);
        withoutAnswer.post(ACTION, Map.of());
        withoutAnswer.forgetServerSide();
        time.pass(Tickets.GRACE);
        assertThat(withoutAnswer.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void loggingOutEverywhereEndsEverySessionAndEveryTicket() {
        Accounts accounts = server.getBean(Accounts.class);
        accounts.create(admin, "everywhere", "Everywhere", false, FIRST_PASSWORD);
        Browser forgotten = new Browser(port);
        browser.logIn("everywhere", FIRST_PASSWORD);
        forgotten.logIn("everywhere", FIRST_PASSWORD);
        Browser later = copyOf(forgotten);
        assertThat(forgotten.get("/account").statusCode()).isEqualTo(200);

        accounts.logOutEverywhere(accounts.person("everywhere").orElseThrow());

        assertThat(location(forgotten.get("/account"))).startsWith("/login");
        assertThat(location(later.get("/account"))).startsWith("/login");
        assertRefused();
        assertThat(browser.logIn("everywhere", FIRST_PASSWORD)).doesNotContain("/login");
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
    void whoWorksStaysAndHasATicketForAsLong(String request) {
        browser.logIn("admin", ADMIN_PASSWORD);
        act("GET /account");
        time.pass(TIMEOUT.minusMinutes(1));
        act(request);
        time.pass(TIMEOUT.minusMinutes(1));
        browser.forgetServerSide();
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aTabThatOnlyLoadsItselfAgainAfterRestartsRunsOut() {
        signInAndForget();
        for (int restart = 0; restart < 3; restart++) {
            time.pass(Duration.ofMinutes(30));
            browser.forgetServerSide();
            assertThat(browser.get("/account").statusCode()).isEqualTo(200);
            act("POST " + ACTION);
        }
        time.pass(Duration.ofMinutes(30));
        browser.forgetServerSide();
        assertRefused();
    }

    @Test
    void whoChangesThePasswordGetsATicketForTheNewOne(@TempDir Path other) {
        try (AccountScene scene = new AccountScene(other).withAdministrator()) {
            SessionLife life = new SessionLife(ticketsOf(scene), new StrangerSessions(), scene.time);
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
            SessionTicket ticket = ticketsOf(scene);
            MockHttpServletResponse given = new MockHttpServletResponse();
            ticket.give(scene.known.signingIn("admin"), lasting(page()), given);
            MockHttpServletRequest page = lasting(page());
            page.setCookies(given.getCookies());

            scene.silence(true);
            MockHttpServletResponse response = new MockHttpServletResponse();
            assertThat(ticket.autoLogin(page, response)).isNull();
            ticket.loginFail(page, response);
            assertThat(response.getCookies()).isEmpty();

            scene.silence(false);
            assertThat(ticket.autoLogin(page, response)).isNotNull();
        }
    }

    @Test
    void whatHasExpiredIsTakenOutOfTheStore(@TempDir Path other) {
        try (AccountScene scene = new AccountScene(other).withAdministrator()) {
            TicketStore store = new TicketStore(scene.mongo);
            Tickets tickets = new Tickets(store, new TicketKey(scene.mongo), scene.time);
            SessionUser user = scene.known.signingIn("admin");
            String old = tickets.give(user, TIMEOUT).id();
            scene.time.pass(TIMEOUT.plusMinutes(1));
            String young = tickets.give(user, TIMEOUT).id();

            assertThat(store.find(old)).isEmpty();
            assertThat(store.find(young)).isPresent();
        }
    }

    private static SessionTicket ticketsOf(AccountScene scene) {
        return new SessionTicket(
                scene.known, new Tickets(new TicketStore(scene.mongo), new TicketKey(scene.mongo), scene.time));
    }

    private static MockHttpServletRequest lasting(MockHttpServletRequest request) {
        request.getServletContext().setSessionTimeout((int) TIMEOUT.toMinutes());
        return request;
    }

    /** Someone else's browser, with a copy of this one's ticket only. */
    private Browser copyOf(Browser other) {
        Browser copy = new Browser(port);
        copy.keep(SessionTicket.COOKIE, other.cookie(SessionTicket.COOKIE));
        return copy;
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

    private static String written(String ticket) {
        return Base64.getEncoder().withoutPadding().encodeToString(ticket.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String ticket) {
        return new String(Base64.getDecoder().decode(ticket), StandardCharsets.UTF_8);
    }
}
