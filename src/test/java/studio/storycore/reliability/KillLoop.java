package studio.storycore.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.util.FileSystemUtils;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.ProjectEdit;

/**
 * Lets editors work in the application until it is killed, looks into the store, starts it again on the same folder, and so
 * on. What is looked at is a copy, made when the process was dead, so that the application itself opens what was left.
 */
final class KillLoop {

    private static final int PROJECTS = 4;
    private static final int EDITORS = 3;
    private static final int ROUNDS_OF_A_PROJECT = 20;
    private static final List<Integer> SHOTS = List.of(3, 10, 40, 400);
    private static final int ROUNDS_TO_A_KILL_AT_THE_START = 8;
    private static final Duration TIME_TO_RECOVER = Duration.ofSeconds(60);

    private final StoreKind store;
    private final Duration leastLife;
    private final Path folder;
    private final long seed;
    private final Random random;
    private final ProjectJson json = new ProjectJson();
    private final Set<String> created = new ConcurrentSkipListSet<>();

    /**
     * @param leastLife how long the application saves in each round, before a random time of up to a second
     * @param folder    is used and kept: for the data, the application's log and that of the acknowledged edits
     */
    KillLoop(StoreKind store, Duration leastLife, Path folder, long seed) {
        this.store = store;
        this.leastLife = leastLife;
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /**
     * What came of it.
     *
     * @param revisions       of the projects that were looked at last
     * @param lost            acknowledged edits that are not in the store
     * @param faults          what else is not as it must be
     * @param slowestRecovery from the start of the process to the first edit that it acknowledged
     */
    record Figures(
            int rounds,
            int acknowledged,
            int revisions,
            List<String> lost,
            List<String> faults,
            Duration slowestRecovery) {

        @Override
        public String toString() {
            return "%d rounds, %d edits acknowledged, %d lost, %d faults, %d revisions, slowest recovery %.1f s"
                    .formatted(
                            rounds,
                            acknowledged,
                            lost.size(),
                            faults.size(),
                            revisions,
                            slowestRecovery.toMillis() / 1000.0);
        }
    }

    /** Ends early when something is lost or wrong. */
    Figures run(int rounds) throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(data());
        Duration slowest = Duration.ZERO;
        try (Ledger ledger = new Ledger(folder.resolve("acknowledged.log"))) {
            for (int round = 1; ; round++) {
                Duration recovery = untilKilled(ledger, round);
                slowest = slowest.compareTo(recovery) > 0 ? slowest : recovery;
                boolean last = round == rounds;
                boolean all = last || round % ROUNDS_OF_A_PROJECT == 0;
                Set<String> looked = new TreeSet<>(created);
                if (!all) {
                    looked.retainAll(projects(round));
                }
                StoreCheck.Found found = lookInto(looked);
                List<String> lost = ledger.missing(ledger.acknowledged(looked), found.editIds());
                if (last || !lost.isEmpty() || !found.faults().isEmpty()) {
                    return new Figures(round, ledger.acknowledged(), found.revisions(), lost, found.faults(), slowest);
                }
            }
        }
    }

    private Duration untilKilled(Ledger ledger, int round) throws InterruptedException {
        boolean atTheStart = round > 1 && random.nextInt(ROUNDS_TO_A_KILL_AT_THE_START) == 0;
        CountDownLatch firstSaved = new CountDownLatch(1);
        CountDownLatch ready = new CountDownLatch(1);
        List<String> arguments = List.of(
                store.name(),
                data().toString(),
                "--storycore.autosave.delay=20ms",
                "--storycore.autosave.max-wait=60ms");
        Instant start = Instant.now();
        ChildProcess studio =
                ChildProcess.start(ControlledStudio.class, arguments, folder.resolve("studio.log"), message -> {
                    String[] words = message.split(" ");
                    switch (words[0]) {
                        case "ready" -> ready.countDown();
                        case "created" -> created.add(words[1]);
                        default -> {
                            ledger.acknowledged(words[1]);
                            firstSaved.countDown();
                        }
                    }
                });
        List<Thread> editors = new ArrayList<>();
        try {
            if (atTheStart) {
                studio.endsWithin(Duration.ofMillis(random.nextInt(2_000)));
                return Duration.ZERO;
            }
            await(ready, studio);
            for (int project = 0; project < PROJECTS; project++) {
                String id = projects(round).get(project);
                int shots = SHOTS.get(project);
                studio.send("create " + id + " " + shots);
                for (int number = 0; number < EDITORS; number++) {
                    String person = "editor-" + project + "-" + number;
                    VirtualEditor editor = new VirtualEditor(person, id, shots, random.nextLong());
                    editors.add(Thread.ofVirtual().start(() -> work(editor, studio, ledger)));
                }
            }
            await(firstSaved, studio);
            Duration recovery = Duration.between(start, Instant.now());
            studio.endsWithin(leastLife.plusMillis(random.nextInt(1_000)));
            return recovery;
        } finally {
            studio.kill();
            for (Thread editor : editors) {
                editor.join();
            }
        }
    }

    private void work(VirtualEditor editor, ChildProcess studio, Ledger ledger) {
        while (!studio.endsWithin(Duration.ofMillis(editor.pause()))) {
            ProjectEdit edit = editor.next();
            String id = editor.newId();
            ledger.asked(id, editor, edit);
            studio.send("edit " + id + " " + editor.projectId() + " " + editor.person() + " "
                    + json.mapper().writerFor(ProjectEdit.class).writeValueAsString(edit));
        }
    }

    private StoreCheck.Found lookInto(Set<String> projectIds) throws IOException {
        Path copy = folder.resolve("copy");
        FileSystemUtils.deleteRecursively(copy);
        FileSystemUtils.copyRecursively(data(), copy);
        try (StoreKind.Opened opened = store.open(copy);
                StoreCheck check = new StoreCheck(opened.uri())) {
            return check.find(projectIds);
        }
    }

    /** Projects are left alone after some rounds, so that a long run does not measure how long their history is. */
    private static List<String> projects(int round) {
        int generation = (round - 1) / ROUNDS_OF_A_PROJECT;
        return IntStream.range(0, PROJECTS)
                .mapToObj(project -> "film-" + generation + "-" + project)
                .toList();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void await(CountDownLatch latch, ChildProcess studio) throws InterruptedException {
        Instant end = Instant.now().plus(TIME_TO_RECOVER);
        while (!latch.await(100, TimeUnit.MILLISECONDS)) {
            if (Instant.now().isAfter(end) || studio.endsWithin(Duration.ZERO)) {
                throw new AssertionError("The application does not work. Seed " + seed + ", see " + folder);
            }
        }
    }
}
