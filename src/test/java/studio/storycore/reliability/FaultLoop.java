package studio.storycore.reliability;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.live.LiveProject;

/**
 * Lets editors work while the way to the store has one fault after the other, and someone who has a way of his own looks
 * all the time whether what is called saved is in the store.
 */
final class FaultLoop {

    static final Duration LONGEST_RECOVERY = Duration.ofSeconds(20);

    private static final int PROJECTS = 3;
    private static final int EDITORS = 2;
    private static final int SHOTS = 5;
    private static final int LONGEST_FAULT_MILLIS = 1_000;
    private static final int PAUSE_FACTOR = 6;

    /** Then others take their place, so that a long run does not measure how long their history is. */
    private static final int FAULTS_OF_A_PROJECT = 21;

    private final EditDesk desk;
    private final Ledger ledger;
    private final FaultProxy proxy;
    private final StoreCheck check;
    private final Random random;
    private final Map<String, Set<String>> made = new HashMap<>();
    private final Set<String> lies = ConcurrentHashMap.newKeySet();

    /** @param check looks into the store past the proxy */
    FaultLoop(EditDesk desk, Ledger ledger, FaultProxy proxy, StoreCheck check, long seed) {
        this.desk = desk;
        this.ledger = ledger;
        this.proxy = proxy;
        this.check = check;
        this.random = new Random(seed);
    }

    /**
     * What came of it.
     *
     * @param lies            what was called saved and was not in the store at that moment
     * @param missing         edits that were made and are not in the store at the end
     * @param wrong           what else is not as it must be in the store, such as an edit that is there twice
     * @param slowestRecovery from the end of a fault until everything is saved that was edited before that
     * @param mostThreads     that the saving of these projects had at once
     */
    record Figures(
            int faults,
            int edits,
            int revisions,
            List<String> lies,
            List<String> missing,
            List<String> wrong,
            Duration slowestRecovery,
            int mostThreads) {

        /** Of these and of others that followed. */
        Figures and(Figures later) {
            return new Figures(
                    faults + later.faults,
                    edits + later.edits,
                    revisions + later.revisions,
                    both(lies, later.lies),
                    both(missing, later.missing),
                    both(wrong, later.wrong),
                    longer(slowestRecovery, later.slowestRecovery),
                    Math.max(mostThreads, later.mostThreads));
        }

        private static List<String> both(List<String> some, List<String> others) {
            return Stream.concat(some.stream(), others.stream()).toList();
        }

        @Override
        public String toString() {
            return "%d faults, %d edits, %d revisions, %d lies, %d lost, %d wrong, slowest recovery %.1f s, %d threads"
                    .formatted(
                            faults,
                            edits,
                            revisions,
                            lies.size(),
                            missing.size(),
                            wrong.size(),
                            slowestRecovery.toMillis() / 1000.0,
                            mostThreads);
        }
    }

    Figures run(int faults) throws Exception {
        Figures figures = new Figures(0, 0, 0, List.of(), List.of(), List.of(), Duration.ZERO, 0);
        while (figures.faults() < faults) {
            made.clear();
            lies.clear();
            for (int project = 0; project < PROJECTS; project++) {
                String id = "film-" + figures.faults() + "-" + project;
                desk.create(id, SHOTS);
                desk.live(id);
                made.put(id, ConcurrentHashMap.newKeySet());
            }
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                figures = figures.and(
                        runWithNewProjects(Math.min(FAULTS_OF_A_PROJECT, faults - figures.faults()), threads));
            }
        }
        return figures;
    }

    private Figures runWithNewProjects(int faults, ExecutorService threads) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<Future<?>> people = new ArrayList<>();
        for (String projectId : made.keySet()) {
            for (int number = 0; number < EDITORS; number++) {
                VirtualEditor editor = new VirtualEditor("editor-" + number, projectId, SHOTS, random.nextLong());
                people.add(threads.submit(() -> editUntil(end, editor)));
            }
        }
        people.add(threads.submit(() -> watchUntil(end)));
        Duration slowest = Duration.ZERO;
        int mostThreads = 0;
        try {
            for (int number = 0; number < faults; number++) {
                proxy.become(fault(number));
                end.await(1 + random.nextInt(LONGEST_FAULT_MILLIS), TimeUnit.MILLISECONDS);
                mostThreads = Math.max(mostThreads, Threads.named("store-", "scheduled-"));
                proxy.become(new Fault.None());
                slowest = longer(slowest, untilSaved());
            }
        } finally {
            proxy.become(new Fault.None());
            end.countDown();
        }
        for (Future<?> person : people) {
            person.get(LONGEST_RECOVERY.toSeconds(), TimeUnit.SECONDS);
        }
        untilSaved();
        return figures(faults, slowest, mostThreads);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Each kind once before one comes again. */
    private Fault fault(int number) {
        return switch (number % 7) {
            case 0 -> new Fault.AnswersLost("", Integer.MAX_VALUE);
            case 1 -> new Fault.RequestsCut();
            case 2 -> new Fault.AnswersLost("insert", 1 + random.nextInt(3));
            case 3 -> new Fault.Late(Duration.ofMillis(random.nextInt(400)));
            case 4 -> new Fault.Slow(2_000 + random.nextInt(20_000));
            case 5 -> new Fault.Refused();
            default -> new Fault.Silent();
        };
    }

    private void editUntil(CountDownLatch end, VirtualEditor editor) {
        try {
            while (!end.await(editor.pause() * PAUSE_FACTOR, TimeUnit.MILLISECONDS)) {
                ProjectEdit edit = editor.next();
                String id = editor.newId();
                ledger.asked(id, editor, edit);
                if (desk.edit(editor.projectId(), editor.person(), id, edit)) {
                    made(editor.projectId()).add(id);
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void watchUntil(CountDownLatch end) {
        while (end.getCount() > 0) {
            for (String projectId : made.keySet()) {
                // In this order: what was said is looked for in what is there afterwards.
                Set<String> called = new LinkedHashSet<>(ledger.acknowledged(Set.of(projectId)));
                Set<String> madeBefore = new LinkedHashSet<>(made(projectId));
                if (desk.live(projectId).saveState().isAllSaved()) {
                    called.addAll(madeBefore);
                }
                lies.addAll(ledger.missing(called, check.editIds(projectId)));
            }
        }
    }

    /** Nobody asks for it: what was edited until now is saved by itself. */
    private Duration untilSaved() {
        Instant begin = Instant.now();
        Set<String> before = new HashSet<>();
        made.values().forEach(before::addAll);
        Awaitility.await()
                .atMost(LONGEST_RECOVERY)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> ledger.acknowledged(made.keySet()).containsAll(before));
        return Duration.between(begin, Instant.now());
    }

    private Figures figures(int faults, Duration slowest, int mostThreads) {
        for (String projectId : made.keySet()) {
            LiveProject live = desk.live(projectId);
            Awaitility.await()
                    .atMost(LONGEST_RECOVERY)
                    .until(() -> live.saveState().isAllSaved());
        }
        StoreCheck.Found found = check.find(made.keySet());
        Set<String> all = new LinkedHashSet<>();
        made.values().forEach(all::addAll);
        return new Figures(
                faults,
                all.size(),
                found.revisions(),
                List.copyOf(lies),
                ledger.missing(all, found.editIds()),
                found.faults(),
                slowest,
                mostThreads);
    }

    private Set<String> made(String projectId) {
        return made.getOrDefault(projectId, Set.of());
    }
}
