package studio.storycore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Three people, each in a browser of their own, and a program work on one project at random: they type, add, move, delete,
 * take back, reload, lose the connection, and decide about texts that were not saved. At the end screens, document and
 * revisions agree, and every word that anyone typed is in the document, in a revision, on the browser's shelf, or was let go
 * of by its author. Shortly in every build, for minutes by
 *
 * <pre>./mvnw verify -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=RandomRunBrowserIT -Dstorycore.random-minutes=10</pre>
 *
 * <p>The figures are printed at the end, and what happened is in a file under {@code target/random-run}.
 * {@code -Dstorycore.random-seed} repeats the same choices, as far as pages let them be the same.
 */
@BrowserTest
class RandomRunBrowserIT {

    private static final Logger LOG = LoggerFactory.getLogger(RandomRunBrowserIT.class);

    private static final long SEED = Long.getLong("storycore.random-seed", System.nanoTime() % 1_000_000);
    private static final Duration TIME = Integer.getInteger("storycore.random-minutes", 0) > 0
            ? Duration.ofMinutes(Integer.getInteger("storycore.random-minutes"))
            : Duration.ofSeconds(40);

    private static final List<String> PEOPLE = List.of("ada", "ben", "cleo");
    private static final RunningStudio STUDIO =
            RunningStudio.named("random-run", "--storycore.api.requests-per-second=1000", "--storycore.api.burst=1000");

    private final TypedWords words = new TypedWords();
    private RunLog log;
    private final List<Cable> cables = new ArrayList<>();

    @BeforeAll
    static void start() {
        STUDIO.start();
    }

    @AfterAll
    static void stop() {
        STUDIO.close();
    }

    @BeforeEach
    void open(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        log = new RunLog(Path.of("target", "random-run", SEED + "-" + name + ".log"));
    }

    @AfterEach
    void pullOut() {
        cables.forEach(Cable::close);
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.HOURS)
    void everyWordThatAnyoneTypedIsKeptOrWasLetGoOfByItsAuthor(Visitors visitors) throws IOException {
        for (String name : PEOPLE) {
            visitors.newcomer(STUDIO, name).leave();
        }
        String owner = PEOPLE.getFirst();
        String project = makeProject(visitors, owner, "At random", PEOPLE.subList(1, PEOPLE.size()));
        List<RandomWriter> writers = new ArrayList<>();
        for (String name : PEOPLE) {
            writers.add(writer(visitors, name, project, PageLook::prepare));
        }
        try (ProjectOverHttp http = http(project)) {
            RandomRun run = new RandomRun(writers, http, words, log);
            List<RandomRun.Actor> actors = new ArrayList<>(writers);
            actors.add(new RandomProgram(http, RandomRun.random(SEED, "program"), words, log));
            run.run(TIME, actors);
            RandomRun.Findings findings = run.end();

            LOG.info("Random run with seed {} for {}: {}", SEED, TIME, findings.figures());
            assertThat(findings.lost()).as("lost words, seed %d", SEED).isEmpty();
            assertThat(findings.faults()).as("faults, seed %d", SEED).isEmpty();
        }
    }

    /** Or else the run above could not fail. */
    @Test
    void theRunSeesWhatABrowserForgetsThatShouldKeepIt(Visitors visitors) throws IOException {
        String project = makeProject(visitors, RunningStudio.ADMINISTRATOR, "Forgotten", List.of());
        RandomWriter writer = writer(visitors, RunningStudio.ADMINISTRATOR, project, page -> {
            PageLook.prepare(page);
            PageLook.forgetWords(page);
        });
        try (ProjectOverHttp http = http(project)) {
            RandomRun run = new RandomRun(List.of(writer), http, words, log);
            Steps steps = new Steps(writer.page());
            steps.select("Ships in the harbour");
            steps.watchBadge();
            writer.typist().append("shot.PROMPT", 1);
            writer.finish();
            steps.awaitSaved();
            writer.line().fail(false, Duration.ofHours(1));
            writer.typist().append("shot.PROMPT", 2);
            writer.finish();
            writer.closePage();
            RandomRun.Findings findings = run.end();

            LOG.info("Random run with a forgetful browser: {}", findings.figures());
            assertThat(findings.lost()).hasSize(2);
            assertThat(words.lost()).extracting(TypedWords.Word::text).containsExactly("g0002", "g0003");
        }
    }

    private static String makeProject(Visitors visitors, String owner, String name, List<String> editors) {
        Visitor visitor = visitors.at(STUDIO).logIn(owner, RunningStudio.PASSWORD);
        Steps steps = visitor.steps();
        String project = steps.makeProject(name);
        steps.goTo("Shots");
        steps.addTwoShots("Ships in the harbour", "Birds over the cliff");
        steps.addTwoShots("A lamp is lit", "The door stays open");
        editors.forEach(editor -> steps.share(name, editor, "Editor"));
        visitor.leave();
        return project;
    }

    private RandomWriter writer(Visitors visitors, String name, String project, Consumer<Page> prepare)
            throws IOException {
        Cable cable = new Cable(STUDIO::port);
        cable.plugIn();
        cables.add(cable);
        Visitor visitor = visitors.behind(cable, STUDIO);
        prepare.accept(visitor.page());
        visitor.logIn(name, RunningStudio.PASSWORD);
        RandomWriter writer = new RandomWriter(
                name, visitor, new ShakyLine(name, cable, log), project, RandomRun.random(SEED, name), words, log);
        writer.comeBack();
        return writer;
    }

    private static ProjectOverHttp http(String project) {
        return new ProjectOverHttp(
                STUDIO, project.replaceFirst("/projects/", ""), RunningStudio.ADMINISTRATOR, RunningStudio.PASSWORD);
    }
}
