package studio.storycore.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** What a real web server writes into the log about proxies, asked over a socket so that any header can be sent. */
@ExtendWith(OutputCaptureExtension.class)
class LongPollingReportsTest {

    private WebServer server;

    @BeforeEach
    void start() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        factory.addEngineValves(new RemoteIpValve());
        new PushConfiguration().longPollingReports().customize(factory);
        server = factory.getWebServer();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aProxyIsNamedOnceHoweverManyPagesReportIt(CapturedOutput log) throws IOException {
        for (int page = 1; page <= 3; page++) {
            report("Host: studio.example.org:8443", "X-Forwarded-For: 203.0.113." + page, "Via: 1.1 squid");
        }
        assertThat(lines(log))
                .singleElement()
                .asString()
                .contains("proxy at 127.0.0.1, which is reached as studio.example.org:8443 (Via: 1.1 squid)")
                .contains("someone at 203.0.113.1")
                .contains("Upgrade");
    }

    @Test
    void anotherProxyIsNamedAsWell(CapturedOutput log) throws IOException {
        report("Host: studio.example.org");
        report("Host: inside:8080", "X-Forwarded-Host: studio.example.com");
        assertThat(lines(log))
                .satisfiesExactly(
                        first -> assertThat(first).contains("reached as studio.example.org"),
                        second -> assertThat(second).contains("reached as studio.example.com"));
    }

    @Test
    void madeUpProxiesDoNotFillTheLogNorFakeItsLines(CapturedOutput log) throws IOException {
        for (int proxy = 1; proxy <= 2 * LongPollingReports.MOST_PROXIES; proxy++) {
            report("Host: studio", "Via: " + proxy + "\t\u00e9\u0085" + "x".repeat(1_000));
        }
        assertThat(lines(log))
                .hasSize(LongPollingReports.MOST_PROXIES)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(1_000).doesNotContain("\t", "\u00e9", "\u0085"));
    }

    @Test
    void aPingThatReportsNothingLeavesNoTrace(CapturedOutput log) throws IOException {
        ask("/ping");
        ask("/elsewhere?push=long-polling");
        assertThat(lines(log)).isEmpty();
    }

    private void report(String... headers) throws IOException {
        ask("/ping?push=long-polling", headers);
    }

    private void ask(String path, String... headers) throws IOException {
        String all = headers.length == 0 ? "Host: studio" : String.join("\r\n", headers);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\n" + all + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            // Read to the end, so that the server is done with it.
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 ");
        }
    }

    private static List<String> lines(CapturedOutput log) {
        return log.getAll().lines().filter(line -> line.contains("Websockets")).toList();
    }
}
