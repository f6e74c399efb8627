package studio.storycore.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A browser that runs in processes of its own and can be killed: its pages are gone, and say nothing before. */
final class KillableBrowser implements AutoCloseable {

    private static final String READY = "DevTools listening on ";

    private final Path profile;
    private final Process process;
    private final Browser browser;

    /** @param type how the tool that drives browsers reaches this one */
    KillableBrowser(BrowserType type) {
        Path executable = Chromium.find().orElseThrow(() -> new IllegalStateException(Chromium.WHY_NOT));
        try {
            profile = Files.createTempDirectory("killable-browser");
            List<String> command = new ArrayList<>(List.of(executable.toString(), "--headless"));
            command.addAll(Chromium.ARGUMENTS);
            command.add("--remote-debugging-port=0");
            command.add("--user-data-dir=" + profile);
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            browser = type.connectOverCDP(address(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Browser browser() {
        return browser;
    }

    /** Ends all its processes at once (SIGKILL). */
    void kill() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(one -> one.onExit().join());
    }

    @Override
    public void close() {
        kill();
        try {
            FileSystemUtils.deleteRecursively(profile);
        } catch (IOException stillInUse) {
            profile.toFile().deleteOnExit();
        }
    }

    private static String address(Process process) throws IOException {
        StringBuilder said = new StringBuilder();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                BufferedReader rest = lines;
                // Whatever else it says must not fill the pipe.
                Thread.ofVirtual().start(() -> rest.lines().forEach(more -> {}));
                return line.substring(READY.length());
            }
            said.append(line).append('\n');
        }
        process.destroyForcibly();
        throw new IllegalStateException("The browser did not start. It said:\n" + said);
    }
}
