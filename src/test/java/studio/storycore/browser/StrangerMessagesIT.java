package studio.storycore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages that no page sends cost the application, from someone who is not signed in. */
class StrangerMessagesIT {

    private static final int KILOBYTE = 1024;

    /** No such node: Vaadin passes it over. */
    private static final String LEADS_NOWHERE = "{\"type\":\"event\",\"node\":99999,\"event\":\"click\"}";

    /** Vaadin fails over it, each time anew. */
    private static final String MAKES_NO_SENSE =
            "{\"type\":\"publishedEventHandler\",\"node\":1,\"padding\":\"" + "x".repeat(60) + "\"}";

    private static final RunningStudio STUDIO =
            RunningStudio.named("stranger-messages", "--server.forward-headers-strategy=native");

    /** Each test comes from an address of its own, so that none has used up what the next one may cause. */
    private static int addresses;

    private final StrangerPage page = new StrangerPage(STUDIO, "203.0.113." + ++addresses);
    private int logged;

    @BeforeAll
    static void start() {
        STUDIO.start();
    }

    @AfterAll
    static void stop() {
        STUDIO.close();
    }

    @BeforeEach
    void open() {
        page.open();
        logged = STUDIO.output().length();
    }

    @AfterEach
    void leave() {
        page.close();
    }

    @Test
    void thousandsOfCallsInOneMessageAreRefusedInOneLine() {
        long before = STUDIO.liveObjects().bytes();
        assertThat(page.send(calls(MAKES_NO_SENSE, 36_000)).statusCode()).isEqualTo(413);
        assertThat(log()).hasSizeLessThan(KILOBYTE).contains("too large");
        assertThat(STUDIO.liveObjects().bytes() - before).isLessThan(2_000L * KILOBYTE);
        assertThat(page.send(calls(LEADS_NOWHERE, 101)).statusCode()).isEqualTo(400);
        assertThat(log()).hasSizeLessThan(KILOBYTE).contains("101 calls");
        assertThat(page.send(calls(LEADS_NOWHERE, 100)).statusCode())
                .as("the page goes on")
                .isEqualTo(200);
    }

    @Test
    void whoIsSignedInMayPasteLongTextsAndComeBackWithThousandsOfCalls() {
        page.logIn().open();
        String pasted = LEADS_NOWHERE.replace("click", "x".repeat(1_000_000));
        assertThat(page.send("[" + pasted + "]").statusCode()).isEqualTo(200);
        assertThat(page.send(calls(LEADS_NOWHERE, 10_000)).statusCode()).isEqualTo(200);
        logged = STUDIO.output().length();
        assertThat(page.send(calls(LEADS_NOWHERE, 10_001)).statusCode()).isEqualTo(400);
        assertThat(page.send(calls(MAKES_NO_SENSE, 10_000)).statusCode()).isEqualTo(200);
        assertThat(log()).hasSizeLessThan(KILOBYTE);
    }

    @Test
    void aMessageWithoutALengthIsNoLargerThanOneWithIt() {
        byte[] large = calls(MAKES_NO_SENSE, 36_000).getBytes();
        assertThat(page.sendMessage(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(List.of(large))))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void callsThatMakeNoSenseGiveOneLineAndOneNotification() {
        String answer = page.send(calls(MAKES_NO_SENSE, 100)).body();
        assertThat(log()).hasSizeLessThan(KILOBYTE).contains("makes no sense");
        assertThat(answer.split("Something went wrong", -1)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "1",
                "{}",
                "{\"syncId\":0}",
                "{\"syncId\":0,\"clientId\":0,\"rpc\":{}}",
                "{\"syncId\":\"x\",\"clientId\":0,\"rpc\":[1]}",
                "{\"syncId\":0,\"clientId\":0,\"rpc\":[{\"type\":\"none\"}],\"csrfToken\":\"x\"}"
            })
    void whatIsNoMessageLeavesNoStackTrace(String message) {
        page.sendMessage(message);
        assertThat(log()).hasSizeLessThan(KILOBYTE);
        assertThat(page.send("[" + LEADS_NOWHERE + "]").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"none\",\"node\":1}",
                "{\"type\":\"event\"}",
                "{\"type\":\"event\",\"node\":\"x\"}",
                "{\"type\":\"navigation\"}",
                "{\"type\":\"channel\",\"node\":1}",
                "{\"type\":\"publishedEventHandler\",\"node\":1,\"templateEventMethodName\":\"x\"}",
                "{\"type\":\"mSync\",\"node\":1}",
                "[]",
                "null"
            })
    void whatIsNoCallLeavesNoStackTrace(String call) {
        page.send("[" + call + "]");
        assertThat(log()).hasSizeLessThan(KILOBYTE);
    }

    @Test
    void manySmallRequestsWriteAMinutesWorthOfLog() {
        for (int request = 0; request < 200; request++) {
            page.sendMessage("{\"csrfToken\":\"x\",\"syncId\":0,\"clientId\":0,\"rpc\":[" + MAKES_NO_SENSE + "]}");
        }
        assertThat(log()).hasSizeLessThan(64 * KILOBYTE).contains("some are left out");
    }

    @Test
    void whatIsSentToThePushAddressIsNotRead() {
        String message =
                "{\"csrfToken\":\"x\",\"syncId\":0,\"clientId\":0,\"rpc\":" + calls(MAKES_NO_SENSE, 36_000) + "}";
        String path = page.pushAddress().getPath() + "?" + page.pushAddress().getQuery();
        assertThat(page.post(path, "application/json", message).statusCode()).isEqualTo(413);
        assertThat(page.post("/login?v-r=push", "application/json", message).statusCode())
                .isEqualTo(413);
        assertThat(page.post(path, "application/json", "").statusCode()).isEqualTo(405);
        assertThat(log()).hasSizeLessThan(KILOBYTE);
    }

    private static String calls(String call, int number) {
        return Stream.generate(() -> call).limit(number).collect(Collectors.joining(",", "[", "]"));
    }

    /** What was printed since it was last asked for. */
    private String log() {
        String all = STUDIO.output();
        String more = all.substring(logged);
        logged = all.length();
        return more;
    }
}
