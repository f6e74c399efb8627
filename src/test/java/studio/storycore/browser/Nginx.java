package studio.storycore.browser;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import studio.storycore.reliability.LoopbackPort;

/**
 * A real nginx in front of an application, with TLS on a port of its own and a certificate that it makes. Its configuration
 * is the example of {@code docs/operations.md}, so that the example stays true. Everything it writes is under
 * {@code target/nginx}. Close it, or its process stays until the JVM of the tests ends.
 */
final class Nginx implements AutoCloseable {

    static final String WHY_NOT = "Skipped: there is no nginx on the PATH. Install the package nginx.";

    private static final Path DOCUMENT = Path.of("docs", "operations.md");
    private static final Pattern EXAMPLE = Pattern.compile("```nginx\\n(.*?)```", Pattern.DOTALL);
    private static final String PASSWORD = "certificate";
    private static final Duration TIME_TO_START = Duration.ofSeconds(10);

    private final LoopbackPort port = LoopbackPort.unused();
    private final Path folder;
    private @Nullable Process process;

    /**
     * Not started yet.
     *
     * @param upstreamPort where the application listens
     * @param change makes the configuration to be used of the documented one
     */
    Nginx(String name, int upstreamPort, UnaryOperator<String> change) {
        folder = Path.of("target", "nginx", name).toAbsolutePath();
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            makeCertificate();
            Files.writeString(folder.resolve("nginx.conf"), configuration(change.apply(to(upstreamPort, example()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The executable: the first one on the {@code PATH}, or where systems keep it that leave it off the path of users. */
    static Optional<Path> find() {
        Stream<String> path =
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return Stream.concat(path, Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder, "nginx"))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Without the lines that set this header. */
    static UnaryOperator<String> without(String header) {
        return example -> replace(example, "(?m)^ *proxy_set_header " + header + " .*\\n", "");
    }

    /** With another value for a setting. */
    static UnaryOperator<String> with(String setting, String value) {
        return example ->
                replace(example, "(?m)^( *" + setting + ") .*;", "$1 " + Matcher.quoteReplacement(value) + ";");
    }

    void start() {
        try {
            process = new ProcessBuilder(
                            find().orElseThrow(() -> new IllegalStateException(WHY_NOT))
                                    .toString(),
                            "-p",
                            folder.toString(),
                            "-c",
                            "nginx.conf",
                            "-e",
                            "error.log")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await("nginx listens").atMost(TIME_TO_START).until(this::listens);
    }

    /** Breaks all connections; until it is started again nobody listens. */
    void stop() {
        if (process == null) {
            return;
        }
        // The children first: they would go on without the parent.
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(TIME_TO_START.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    int port() {
        return port.number();
    }

    /** The address of a page. */
    String url(String path) {
        return "https://localhost:" + port() + path;
    }

    /** A program that trusts the certificate; to be closed. */
    HttpClient client() {
        try (InputStream in = Files.newInputStream(folder.resolve("certificate.pem"))) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "studio", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(tls).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What has been asked for, one line for each request that has ended: status and address. */
    List<String> requests() {
        return lines("access.log");
    }

    /** What nginx had to complain about. */
    List<String> errors() {
        return lines("error.log");
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** The documented configuration. */
    static String example() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(DOCUMENT));
        if (!example.find()) {
            throw new IllegalStateException("no example for nginx in " + DOCUMENT);
        }
        return example.group(1);
    }

    private static String to(int upstreamPort, String example) {
        return replace(example, "http://127\\.0\\.0\\.1:8080", "http://127.0.0.1:" + upstreamPort);
    }

    private String configuration(String servers) {
        String here = replace(servers, "listen 443 ", "listen 127.0.0.1:" + port() + " ");
        here = replace(here, "/etc/ssl/studio\\.example\\.org\\.pem", folder + "/certificate.pem");
        here = replace(here, "/etc/ssl/studio\\.example\\.org\\.key", folder + "/certificate.key");
        return """
                %s
                daemon off;
                worker_processes 1;
                pid nginx.pid;
                error_log error.log;
                events {}
                http {
                    log_format plain '$status $request_uri';
                    access_log access.log plain;
                    client_body_temp_path temp-body;
                    proxy_temp_path temp-proxy;
                    fastcgi_temp_path temp-fastcgi;
                    uwsgi_temp_path temp-uwsgi;
                    scgi_temp_path temp-scgi;
                %s}
                """.formatted(isRoot() ? "user root;" : "", here.indent(4));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Replaces what must be there: an example that reads otherwise than expected would be tested as something else. */
    private static String replace(String text, String expression, String replacement) {
        String replaced = text.replaceAll(expression, replacement);
        if (replaced.equals(text)) {
            throw new IllegalStateException("not in the example for nginx: " + expression);
        }
        return replaced;
    }

    private boolean listens() {
        if (process != null && !process.isAlive()) {
            throw new IllegalStateException("nginx did not start; see " + folder);
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            return socket.isConnected();
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private void makeCertificate() throws IOException {
        Path store = folder.resolve("certificate.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "studio",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        try (InputStream in = keytool.waitFor() == 0 ? Files.newInputStream(store) : InputStream.nullInputStream()) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            Files.writeString(
                    folder.resolve("certificate.pem"),
                    pem("CERTIFICATE", keys.getCertificate("studio").getEncoded()));
            Files.writeString(
                    folder.resolve("certificate.key"),
                    pem(
                            "PRIVATE KEY",
                            keys.getKey("studio", PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }
}
