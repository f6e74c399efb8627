package studio.storycore.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Lets writers and a program work on one project until the time is over, waits until everything has come to rest, and looks
 * whether screens, document, revisions and ledger agree. All take turns in one thread; who is next follows from their pauses.
 */
final class RandomRun {

    /** Someone who takes turns. */
    interface Actor {

        String name();

        /** The time until the next turn, in milliseconds. */
        int pause();

        void act();
    }

    private static final Duration LONGEST_WAY_TO_REST = Duration.ofSeconds(90);
    private static final int LOOKS_AT_REST = 10;
    private static final int BETWEEN_LOOKS = 500;
    private static final int MOST_CHECKS = 4;

    private final List<RandomWriter> writers;
    private final ProjectOverHttp http;
    private final TypedWords words;
    private final RunLog log;
    private final Page clock;

    RandomRun(List<RandomWriter> writers, ProjectOverHttp http, TypedWords words, RunLog log) {
        this.writers = writers;
        this.http = http;
        this.words = words;
        this.log = log;
        this.clock = writers.getFirst().page();
    }

    /**
     * What came of it.
     *
     * @param lost   each word that is nowhere, with what happened around the moment when it was typed
     * @param faults what does not agree
     */
    record Findings(String figures, List<String> lost, List<String> faults) {}

    /** Lets them take turns. */
    void run(Duration time, List<? extends Actor> actors) {
        Map<Actor, Duration> next = new HashMap<>();
        actors.forEach(actor -> next.put(actor, log.now().plusMillis(actor.pause())));
        Duration end = log.now().plus(time);
        while (log.now().compareTo(end) < 0) {
            Actor first = actors.getFirst();
            for (Actor actor : actors) {
                if (next.get(actor).compareTo(next.get(first)) < 0) {
                    first = actor;
                }
            }
            long pause = next.get(first).minus(log.now()).toMillis();
            if (pause > 0) {
                // Not a plain sleep: pages are heard meanwhile.
                clock.waitForTimeout(pause);
            }
            first.act();
            next.put(first, log.now().plusMillis(first.pause()));
        }
    }

    /** Waits until nothing changes any more, and looks. */
    Findings end() {
        log.note("run", "ends");
        writers.forEach(RandomWriter::rest);
        List<String> faults = new ArrayList<>();
        awaitRest(faults);
        RunCheck check = new RunCheck(writers, http, words, log);
        faults.addAll(check.badgesBesideFields());
        writers.forEach(writer -> writer.typist().leaveField());
        awaitRest(faults);
        List<String> found = List.of();
        for (int i = 0; i < MOST_CHECKS; i++) {
            long before = http.lastRevision();
            found = check.screens();
            awaitRest(faults);
            if (http.lastRevision() == before) {
                break;
            }
            // What was found on the shelf went into the project when its shot was shown.
            log.note("run", "looks again");
        }
        faults.addAll(found);
        faults.addAll(check.documentAndRevisions());
        check.readShelves();
        List<String> lost = words.lost().stream().map(check::story).toList();
        return new Findings(check.figures(), lost, faults);
    }

    private void awaitRest(List<String> faults) {
        Duration end = log.now().plus(LONGEST_WAY_TO_REST);
        String before = "";
        int same = 0;
        while (same < LOOKS_AT_REST) {
            List<String> now = new ArrayList<>();
            boolean quiet = true;
            for (RandomWriter writer : writers) {
                PageLook look = look(writer);
                String shelf = PageLook.shelf(writer.page());
                // A text that waits for its author is not saved, and the badge says so.
                quiet &= look.isQuiet() || (look.status().equals("unsaved") && !shelf.equals("[]"));
                now.add(look.path() + look.status() + look.fields() + shelf);
            }
            now.add(Long.toString(http.lastRevision()));
            String all = String.join("\n", now);
            same = quiet && all.equals(before) ? same + 1 : 0;
            before = all;
            if (log.now().compareTo(end) > 0) {
                faults.add("Nothing came to rest within " + LONGEST_WAY_TO_REST + ":\n" + all);
                return;
            }
            clock.waitForTimeout(BETWEEN_LOOKS);
        }
    }

    private PageLook look(RandomWriter writer) {
        try {
            PageLook look = writer.look();
            if (!look.status().isEmpty()) {
                return look;
            }
            writer.comeBack();
        } catch (PlaywrightException goingElsewhere) {
            log.note(writer.name(), "cannot be seen now: " + goingElsewhere.getMessage());
        }
        clock.waitForTimeout(BETWEEN_LOOKS);
        return writer.look();
    }

    static Random random(long seed, String name) {
        return new Random(seed * 31 + name.hashCode());
    }
}
