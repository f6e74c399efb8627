package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people notice of a proxy in front: nothing when it is configured as documented, and little when it is not. */
@BrowserTest
@ExtendWith(NginxExtension.class)
class ProxyBrowserIT {

    /** On an idle connection something is sent more often than usual, so that no test has to wait for it. */
    private static final RunningStudio STUDIO = RunningStudio.named(
            "proxy",
            "--server.forward-headers-strategy=native",
            "--server.servlet.context-parameters.[org.atmosphere.interceptor.HeartbeatInterceptor"
                    + ".heartbeatFrequencyInSeconds]=2");

    private static final String PUSH = "**/VAADIN/push**";
    private static final Pattern SAVED = Pattern.compile("^(saved|idle)$");
    private static final LocatorAssertions.HasValueOptions WITHIN_FIVE_SECONDS =
            new LocatorAssertions.HasValueOptions().setTimeout(5_000);
    private static final LocatorAssertions.HasValueOptions WITHIN_TEN_SECONDS =
            new LocatorAssertions.HasValueOptions().setTimeout(10_000);
    private static final LocatorAssertions.HasAttributeOptions WITHIN_A_MINUTE =
            new LocatorAssertions.HasAttributeOptions().setTimeout(60_000);

    private final List<Nginx> proxies = new ArrayList<>();

    @BeforeAll
    static void start() {
        STUDIO.start();
    }

    @AfterAll
    static void stop() {
        STUDIO.close();
        assertThat(STUDIO.output()).as("messages to pages, in the log").doesNotContain("PushMessage");
    }

    @AfterEach
    void stopProxies() {
        proxies.forEach(Nginx::close);
    }

    @Test
    void asDocumentedChangesComeByWebsocket(Visitors visitors) {
        Nginx proxy = proxy("documented", example -> example);
        Steps ada = visitors.at(STUDIO).atAShot("Documented");
        Visitor ben = visitors.behind(proxy, STUDIO);
        List<WebSocket> sockets = websockets(ben.page());
        ben.logIn().open(ada.path());
        Steps bens = ben.steps();
        assertThat(bens.prompt()).hasValue("Ships in the harbour");

        ada.type(ada.prompt(), "Birds over the cliff");
        assertThat(bens.prompt()).hasValue("Birds over the cliff", WITHIN_FIVE_SECONDS);
        assertThat(sockets.getLast().isClosed()).isFalse();
        assertThat(bens.isRefusalRemembered()).isFalse();
    }

    @Test
    void noImportIsTooLargeForTheDocumentedProxy() throws IOException, InterruptedException {
        Nginx proxy = proxy("large", example -> example);
        byte[] largest = new byte[50 * 1024 * 1024];
        Arrays.fill(largest, (byte) ' ');
        HttpRequest request = HttpRequest.newBuilder(URI.create(proxy.url("/api/imports")))
                .header("Authorization", basic())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(largest))
                .build();
        try (HttpClient client = proxy.client()) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as("an answer of the application, not of the proxy")
                    .hasValueSatisfying(type -> assertThat(type).contains("json"));
        }
    }

    @Test
    void withoutAWordAboutThePortPeopleLogInAndOutAndComeBackToTheirPage(Visitors visitors) {
        Nginx proxy = proxy(
                "no-port",
                example -> Nginx.with("proxy_set_header Host", "$host")
                        .andThen(Nginx.without("X-Forwarded-Host"))
                        .andThen(Nginx.without("X-Forwarded-Port"))
                        .apply(example));
        Visitor someone = visitors.behind(proxy, STUDIO);

        someone.open("/account");
        assertThat(someone.page()).hasURL(proxy.url("/login?to=%2Faccount"));
        someone.fillInLogin(RunningStudio.ADMINISTRATOR, RunningStudio.PASSWORD);
        assertThat(someone.page()).hasURL(proxy.url("/account"));
        assertThat(someone.page().context().cookies()).isNotEmpty().allMatch(cookie -> cookie.secure);

        someone.loseSession();
        someone.page().reload();
        assertThat(someone.page()).hasURL(proxy.url("/login?to=%2Faccount"));
        someone.fillInLogin(RunningStudio.ADMINISTRATOR, RunningStudio.PASSWORD);
        assertThat(someone.page()).hasURL(proxy.url("/account"));

        someone.steps().logOut();
        assertThat(someone.page()).hasURL(proxy.url("/login"));
    }

    @Test
    void withoutWebsocketsTheFirstRefusalIsEnoughForTheTabAndTheLogNamesTheProxyOnce(Visitors visitors) {
        Nginx proxy = proxy("no-websockets", ProxyBrowserIT::withoutWebsockets);
        Steps ada = visitors.at(STUDIO).atAShot("No websockets");
        Visitor ben = visitors.behind(proxy, STUDIO);
        List<WebSocket> tried = websockets(ben.page());
        ben.logIn().open(ada.path());
        Steps bens = ben.steps();
        assertThat(bens.prompt()).hasValue("Ships in the harbour");

        ada.type(ada.prompt(), "Birds over the cliff");
        assertThat(bens.prompt()).hasValue("Birds over the cliff", WITHIN_FIVE_SECONDS);
        ada.heading("No websockets").click();
        bens.watchBadge();
        bens.type(bens.prompt(), "Birds, and a gull");
        bens.awaitSaved();
        assertThat(ada.prompt()).hasValue("Birds, and a gull", WITHIN_FIVE_SECONDS);
        ben.page().reload();
        assertThat(bens.prompt()).hasValue("Birds, and a gull");

        assertThat(tried).as("websockets tried, on three pages").hasSize(1);
        assertThat(STUDIO.output().lines().filter(line -> line.contains("Websockets do not get through")))
                .filteredOn(line -> line.contains(":" + proxy.port()))
                .singleElement()
                .asString()
                .contains("the proxy at 127.0.0.1, which is reached as localhost:" + proxy.port());
    }

    @Test
    void aChangeThatWaitsForTheFirstLongPollComesWithItAndNotWhenTheProxyCutsThat(Visitors visitors) {
        Nginx proxy = proxy("waiting", ProxyBrowserIT::withoutWebsockets);
        Steps ada = visitors.at(STUDIO).atAShot("Waiting");
        Visitor ben = visitors.behind(proxy, STUDIO).logIn();

        // Whether the first of two threads is faster was a matter of luck, hence some rounds.
        for (String words : List.of("Fog", "Rain", "Snow", "Hail", "Frost")) {
            List<Route> held = new ArrayList<>();
            Page tab = ben.page().context().newPage();
            tab.route(PUSH, held::add);
            tab.navigate(proxy.url(ada.path()));
            Steps bens = new Steps(tab);
            assertThat(bens.prompt()).isEditable();
            tab.waitForCondition(() -> !held.isEmpty());
            ada.watchBadge();
            ada.type(ada.prompt(), words);
            ada.awaitSaved();
            tab.unroute(PUSH);
            held.forEach(Route::resume);
            assertThat(bens.prompt()).hasValue(words, WITHIN_FIVE_SECONDS);
            tab.close();
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void whileTheApplicationIsAwayThatIsSaidAndEverythingComesBackByItself(Visitors visitors) {
        try (RunningStudio studio = RunningStudio.named("proxy-away").start();
                Nginx proxy = new Nginx("away", studio.port(), example -> example)) {
            proxy.start();
            Visitor someone = visitors.behind(proxy, studio);
            Steps steps = someone.atAShot("Away");
            Page other = someone.newTab(steps.path());
            assertThat(new Steps(other).prompt()).isEditable();

            studio.kill();
            steps.prompt().pressSequentially(" in the fog");
            assertThat(steps.badge()).hasAttribute("data-status", "offline");
            other.reload();
            assertThat(other.getByText("StoryCore Studio does not answer.")).isVisible();
            studio.start();

            assertThat(steps.badge()).hasAttribute("data-status", SAVED, WITHIN_A_MINUTE);
            assertThat(steps.prompt()).hasValue("Ships in the harbour in the fog");
            assertThat(other.getByText("StoryCore Studio does not answer.")).isHidden();
            assertThat(steps.isRefusalRemembered())
                    .as("that nobody answered says nothing about websockets")
                    .isFalse();
        }
    }

    @Test
    void aProxyThatCutsIdleConnectionsFindsNoneThatIsIdle(Visitors visitors) {
        UnaryOperator<String> impatient = Nginx.with("proxy_read_timeout", "5s");
        Nginx proxy = proxy("idle", impatient);
        Nginx polled = proxy("idle-polled", example -> impatient.apply(withoutWebsockets(example)));

        Visitor ada = visitors.behind(proxy, STUDIO);
        List<WebSocket> alive = new ArrayList<>();
        ada.page().onWebSocket(socket -> {
            List<String> heartbeats = new ArrayList<>();
            socket.onFrameReceived(frame -> {
                heartbeats.add(frame.text());
                if (heartbeats.stream().filter("1|X"::equals).count() == 4) {
                    alive.add(socket);
                }
            });
        });
        ada.logIn();
        ada.page().waitForCondition(() -> !alive.isEmpty(), patiently());
        assertThat(alive.getFirst().isClosed()).isFalse();

        Visitor ben = visitors.behind(polled, STUDIO).logIn();
        ben.page()
                .waitForCondition(
                        () -> polled.requests().stream()
                                        .filter(request ->
                                                request.startsWith("200") && request.contains("Transport=long-polling"))
                                        .count()
                                >= 6,
                        patiently());
        assertThat(proxy.errors()).noneMatch(line -> line.contains("timed out"));
        assertThat(polled.errors()).noneMatch(line -> line.contains("timed out"));
    }

    @Test
    void whereConnectionsAreCutAllTheTimeChangesStillComeByWebsocket(Visitors visitors) {
        Nginx proxy = proxy("cutting", Nginx.with("proxy_read_timeout", "1s"));
        Steps ada = visitors.at(STUDIO).atAShot("Cut");
        Visitor ben = visitors.behind(proxy, STUDIO);
        ben.logIn().open(ada.path());
        List<WebSocket> sockets = websockets(ben.page());
        ben.page().waitForCondition(() -> sockets.size() >= 2, patiently());

        ada.type(ada.prompt(), "Birds over the cliff");
        assertThat(ben.steps().prompt()).hasValue("Birds over the cliff", WITHIN_TEN_SECONDS);
        assertThat(ben.steps().isRefusalRemembered()).isFalse();
    }

    @Test
    void theDocumentedProxyWaitsLongerThanAnIdleConnectionIsSilent() throws IOException {
        int silence = number(
                "heartbeatFrequencyInSeconds\\]\": (\\d+)",
                Files.readString(Path.of("src/main/resources/application.yaml")));
        int patience = number("proxy_read_timeout (\\d+)s;", Nginx.example());
        assertThat(patience).isGreaterThanOrEqualTo(2 * silence);
    }

    private Nginx proxy(String name, UnaryOperator<String> change) {
        Nginx proxy = new Nginx(name, STUDIO.port(), change);
        proxies.add(proxy);
        proxy.start();
        return proxy;
    }

    private static String withoutWebsockets(String example) {
        return Nginx.without("Upgrade").andThen(Nginx.without("Connection")).apply(example);
    }

    /** All that the page tries from now on. */
    private static List<WebSocket> websockets(Page page) {
        List<WebSocket> tried = new ArrayList<>();
        page.onWebSocket(tried::add);
        return tried;
    }

    private static Page.WaitForConditionOptions patiently() {
        return new Page.WaitForConditionOptions().setTimeout(60_000);
    }

    private static String basic() {
        String login = RunningStudio.ADMINISTRATOR + ":" + RunningStudio.PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static int number(String expression, String text) {
        Matcher found = Pattern.compile(expression).matcher(text);
        assertThat(found.find()).as(expression).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
