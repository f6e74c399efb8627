package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import studio.storycore.browser.DocumentProgram.Kind;

/**
 * A program puts whole documents as fast as it may while people have the project open. Short and small in the build; with
 * {@code -Dstorycore.whole-documents=60} for so many seconds with documents of 5 MB and 1 GB of memory.
 */
@BrowserTest
class WholeDocumentsBrowserIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long BETWEEN_PUTS_MILLIS = 50;
    private static final int GETS_AT_ONCE = 16;
    private static final int TURNS_AFTERWARDS = 4;

    private record Size(Duration length, int bytes, String memory) {

        static Size ofThisRun() {
            Integer seconds = Integer.getInteger("storycore.whole-documents");
            return seconds == null
                    ? new Size(Duration.ofSeconds(8), MEGABYTE * 3 / 2, "-Xmx384m")
                    : new Size(Duration.ofSeconds(seconds), 5 * MEGABYTE, "-Xmx1g");
        }
    }

    @Test
    @Timeout(600)
    void whileAProgramPutsWholeDocumentsTheServerStaysAndPagesAnswer(Visitors visitors) {
        Size size = Size.ofThisRun();
        try (RunningStudio studio = RunningStudio.named("whole-documents", "--storycore.api.requests-per-second=100")
                .withOptions(size.memory())
                .start()) {
            Visitor visitor = visitors.at(studio).logIn();
            try (DocumentProgram program = new DocumentProgram(studio, token(visitor), size.bytes())) {
                program.put();
                program.awaitAnswers();
                List<Duration> pages = whilePutting(program, visitor, size.length());
                for (int i = 0; i < GETS_AT_ONCE; i++) {
                    program.get();
                }
                List<Duration> later = IntStream.range(0, TURNS_AFTERWARDS)
                        .mapToObj(turn -> turn(visitor, turn))
                        .toList();
                program.awaitAnswers();
                System.out.println(program.documentBytes() + " bytes. " + program.summary(Kind.PUT) + ". "
                        + program.summary(Kind.GET) + ". Pages: "
                        + Stream.concat(pages.stream(), later.stream())
                                .sorted(Comparator.reverseOrder())
                                .toList());

                assertThat(studio.isRunning()).isTrue();
                assertThat(studio.output()).doesNotContain("OutOfMemoryError");
                assertThat(pages).as("pages that answered meanwhile").isNotEmpty();
                for (Kind kind : Kind.values()) {
                    assertThat(program.answers(kind))
                            .allMatch(answer -> answer.status() / 100 == 2 || answer.retryAfter())
                            .anyMatch(answer -> answer.status() / 100 == 2);
                }
            }
        }
    }

    private static List<Duration> whilePutting(DocumentProgram program, Visitor visitor, Duration length) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        try {
            clock.scheduleAtFixedRate(program::put, 0, BETWEEN_PUTS_MILLIS, TimeUnit.MILLISECONDS);
            long end = System.nanoTime() + length.toNanos();
            return IntStream.iterate(0, turn -> turn + 1)
                    .takeWhile(turn -> System.nanoTime() < end)
                    .mapToObj(turn -> turn(visitor, turn))
                    .toList();
        } finally {
            clock.shutdownNow();
        }
    }

    private static Duration turn(Visitor visitor, int turn) {
        long begun = System.nanoTime();
        if (turn % 2 == 0) {
            visitor.open("/projects");
            visitor.steps().button("New project").waitFor();
        } else {
            visitor.open("/projects/" + DocumentProgram.PROJECT + "/shots");
            visitor.steps().button("Add shot").waitFor();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String token(Visitor visitor) {
        Page page = visitor.open("/account");
        Steps steps = visitor.steps();
        steps.button("New token").click();
        Locator dialog = steps.dialog();
        assertThat(dialog.getByLabel("Name")).isFocused();
        dialog.getByLabel("Name").fill("Program");
        dialog.getByText("Read and write").click();
        steps.button("Create token").click();
        Locator value = page.locator(".shown-once code").first();
        value.waitFor();
        String found =
                value.evaluate("e => e.value || e.textContent").toString().strip();
        return found;
    }
}
