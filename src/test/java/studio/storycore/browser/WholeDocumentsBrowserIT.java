package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A program puts whole documents as fast as it may while people have the project open. Short and small in the build; with
 * {@code -Dstorycore.whole-documents=60} for so many seconds with documents of 5 MB and 1 GB of memory.
 */
@BrowserTest
class WholeDocumentsBrowserIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int PUTS_A_SECOND = 20;
    private static final int GETS_AT_ONCE = 16;

    @Test
    @Timeout(600)
    void whileAProgramPutsWholeDocumentsTheServerStaysAndPagesAnswer(Visitors visitors) throws Exception {
        Integer seconds = Integer.getInteger("storycore.whole-documents");
        boolean full = seconds != null;
        int bytes = full ? 5 * MEGABYTE : MEGABYTE * 3 / 2;
        Duration length = Duration.ofSeconds(full ? seconds : 8);
        try (RunningStudio studio = RunningStudio.named("whole-documents", "--storycore.api.requests-per-second=100")
                .withOptions(
                        full
                                ? new String[] {"-Xmx1g", "-Xlog:gc*:file=gc.log"}
                                : new String[] {"-Xmx384m", "-Xlog:gc*:file=gc.log"})
                .start()) {
            Visitor visitor = visitors.at(studio).logIn();
            try (DocumentProgram program = new DocumentProgram(studio, token(visitor), bytes)) {
                program.put();
                program.awaitAnswers();
                visitor.open("/projects/" + DocumentProgram.PROJECT + "/shots");
                assertThat(visitor.page()
                                .getByRole(AriaRole.HEADING)
                                .filter(new Locator.FilterOptions().setHasText("Film"))
                                .first())
                        .isVisible();
                List<Duration> pages = new ArrayList<>();
                long end = System.nanoTime() + length.toNanos();
                Thread puts = Thread.startVirtualThread(() -> {
                    while (System.nanoTime() < end) {
                        program.put();
                        sleep(1000 / PUTS_A_SECOND);
                    }
                });
                int turn = 0;
                while (System.nanoTime() < end) {
                    pages.add(turn(visitor, turn++));
                    if (turn % 4 == 0) {
                        program.get();
                    }
                }
                for (int i = 0; i < GETS_AT_ONCE; i++) {
                    program.get();
                }
                for (int i = 0; i < 4; i++) {
                    pages.add(turn(visitor, turn++));
                }
                program.awaitAnswers();
                System.out.println(program.documentBytes() + " bytes. " + program.summary(DocumentProgram.Kind.PUT)
                        + ". " + program.summary(DocumentProgram.Kind.GET) + ". " + pages.size() + " pages, at most "
                        + pages.stream().max(Duration::compareTo).orElseThrow() + " sorted "
                        + pages.stream().sorted().toList());
                System.out.println(studio.output()
                        .lines()
                        .filter(line -> line.contains("OutOfMemory") || line.contains("ERROR"))
                        .distinct()
                        .limit(20)
                        .toList());

                assertThat(studio.isRunning()).isTrue();
            }
        }
    }

    private static Duration turn(Visitor visitor, int turn) {
        long begun = System.nanoTime();
        switch (turn % 4) {
            case 0 -> visitor.steps().goTo("Sequences");
            case 1 -> visitor.steps().goTo("Shots");
            case 2 -> {
                visitor.open("/projects");
                visitor.steps().button("New project").waitFor();
            }
            default -> {
                visitor.open("/projects/" + DocumentProgram.PROJECT + "/shots");
                visitor.steps().button("Add shot").waitFor();
            }
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String token(Visitor visitor) {
        Page page = visitor.open("/account");
        Steps steps = visitor.steps();
        steps.button("New token").click();
        Locator dialog = steps.dialog();
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
