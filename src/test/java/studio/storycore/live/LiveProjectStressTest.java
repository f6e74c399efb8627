package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.util.unit.DataSize;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.MoveShot;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.SetSequenceText;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.health.StoreHealth;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveReport;
import studio.storycore.saving.SaveSettings;
import studio.storycore.saving.SaveState;
import studio.storycore.saving.SaveStatus;
import studio.storycore.saving.Saving;
import studio.storycore.saving.StoreGate;
import studio.storycore.storage.AppendResult;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.InMemoryStorageBackend;
import studio.storycore.storage.Member;
import studio.storycore.storage.Replay;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure.Kind;

/**
 * Twenty people edit one project at once, on real threads, over a store that fails, loses answers and takes revisions
 * from elsewhere, while others watch whether what is said about saving is true.
 */
@Timeout(60)
class LiveProjectStressTest {

    private static final String PROJECT = "film";
    private static final int PEOPLE = 20;
    private static final int ROUNDS = 3;
    private static final int EDITS_A_ROUND = 40;
    private static final String ELSEWHERE = "elsewhere";

    private final InMemoryStorageBackend stored = new InMemoryStorageBackend();
    private final FaultyStorageBackend store = new FaultyStorageBackend(stored);
    private final SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LiveProjects projects;
    private final LiveProject live;
    private final AtomicInteger foreign = new AtomicInteger();
    private long elsewhereKnows;
    private final Queue<String> lies = new ConcurrentLinkedQueue<>();
    private final Queue<CompletableFuture<SaveReport>> reports = new ConcurrentLinkedQueue<>();

    LiveProjectStressTest() {
        SaveSettings settings = new SaveSettings(
                new SaveSettings.AutoSave(true, Duration.ofMillis(5), Duration.ofMillis(20)),
                new SaveSettings.Save(3, Duration.ofMillis(1), Duration.ofMillis(10), DataSize.ofMegabytes(64)));
        ProjectPersistenceService persistence = new ProjectPersistenceService(
                store,
                new StoreGate(new StoreHealth(store, scheduler, Runnable::run)),
                new LargeDocuments(),
                settings,
                Clock.systemUTC(),
                millis -> LockSupport.parkNanos(50_000));
        persistence.create(film(), "person-0");
        stored.share(PROJECT, List.of(), people());
        projects = new LiveProjects(
                new ProjectJson(), new Saving(persistence, settings, scheduler, threads, new Random(1)));
        live = projects.enter(PROJECT, new Viewer("tab", person(0), null));
    }

    @AfterEach
    void stop() {
        scheduler.close();
        threads.close();
    }

    @Test
    void whateverHappensWhatIsCalledSavedIsInTheStoreAndNothingIsLost() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            editWhileEverythingGoesWrong(round);
            store.comeBack();
            savedIsTrueWhenAllIsQuiet();
        }

        assertThat(lies).isEmpty();
        assertThat(projects.unsavedBytes()).isZero();
        assertThat(reports).isNotEmpty().allMatch(CompletableFuture::isDone);
        List<Revision> revisions = stored.revisions(PROJECT, 1, Integer.MAX_VALUE);
        assertThat(revisions).extracting(Revision::sequenceNumber).isSorted().doesNotHaveDuplicates();
        assertThat(revisions.getLast().sequenceNumber()).isEqualTo(revisions.size());
        assertThat(revisions).extracting(Revision::revisionId).doesNotHaveDuplicates();
        assertThat(revisions.stream()
                        .flatMap(revision -> revision.edits().stream())
                        .map(AuthoredEdit::id))
                .doesNotHaveDuplicates();
        assertThat(replayed(revisions)).isEqualTo(live.current());
        for (int person = 0; person < PEOPLE; person++) {
            Shot own = live.current().shot(shotOf(person)).orElseThrow();
            assertThat(own.prompt()).isEqualTo(text(person, ROUNDS - 1, EDITS_A_ROUND - 1));
        }
        assertThat(live.current().sequence("theirs").orElseThrow().name()).isEqualTo("foreign " + foreign.get());
    }

    private void editWhileEverythingGoesWrong(int round) throws Exception {
        AtomicBoolean editing = new AtomicBoolean(true);
        List<Future<?>> people = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            people.add(threads.submit(edits(person, round)));
        }
        Future<?> chaos = threads.submit(() -> goWrongWhile(editing, new Random(round)));
        Future<?> watching = threads.submit(() -> watchWhile(editing));
        for (Future<?> each : people) {
            each.get(30, TimeUnit.SECONDS);
        }
        editing.set(false);
        chaos.get(30, TimeUnit.SECONDS);
        watching.get(30, TimeUnit.SECONDS);
    }

    /** A person types in a field of their own, and rebuilds the end of the film on the way. */
    private Callable<Void> edits(int number, int round) {
        return () -> {
            Random random = new Random(1_000L * round + number);
            Person person = person(number);
            for (int i = 0; i < EDITS_A_ROUND; i++) {
                live.submit(person, new SetShotText(shotOf(number), SetShotText.Text.PROMPT, text(number, round, i)));
                try {
                    live.submit(person, structure(random, number, round, i));
                } catch (EditRejected gone) {
                    // Someone elsewhere was faster.
                }
                if (random.nextInt(10) == 0) {
                    reports.add(live.saveNow());
                }
                LockSupport.parkNanos(random.nextInt(2_000_000));
            }
            return null;
        };
    }

    private static ProjectEdit structure(Random random, int person, int round, int i) {
        String added = "added-%d-%d-%d".formatted(person, round, i - i % 4);
        return switch (i % 4) {
            case 0 -> new AddShot(Shot.empty(added, "mine"), Place.firstIn("mine"));
            case 1 -> new SetShotDuration(added, 1 + random.nextInt(100) / 7.0);
            case 2 -> new MoveShot(added, new Place("mine", shotOf(random.nextInt(PEOPLE))));
            default -> new DeleteShot(added, PhraseFate.DELETE);
        };
    }

    private void goWrongWhile(AtomicBoolean editing, Random random) {
        while (editing.get()) {
            switch (random.nextInt(9)) {
                case 0 -> store.fail(Call.APPEND, 1 + random.nextInt(5), Kind.UNAVAILABLE);
                case 1 -> store.loseAnswer(Call.APPEND);
                case 2 -> store.before(Call.APPEND, this::saveElsewhere);
                case 3 -> store.fail(Call.REVISIONS, 1, Kind.UNAVAILABLE);
                case 4 -> store.fail(Call.WRITE_DOCUMENT, 2, Kind.UNAVAILABLE);
                case 5 -> store.fail(Call.UPDATE_HEADER, 2, Kind.UNAVAILABLE);
                case 6 ->
                    store.before(Call.WRITE_DOCUMENT, () -> {
                        throw new IllegalStateException("asked for by the test");
                    });
                case 7 -> saveElsewhere();
                default -> {
                    store.goDown();
                    LockSupport.parkNanos(random.nextInt(8_000_000));
                    store.comeBack();
                }
            }
            LockSupport.parkNanos(random.nextInt(3_000_000));
        }
    }

    /** Another server saves a change of its own field, right behind what is stored. */
    private synchronized void saveElsewhere() {
        int number = foreign.incrementAndGet();
        ProjectEdit edit = new SetSequenceText("theirs", SetSequenceText.Text.NAME, "foreign " + number);
        AuthoredEdit authored = new AuthoredEdit(UUID.randomUUID().toString(), ELSEWHERE, Instant.now(), edit);
        AppendResult result;
        do {
            elsewhereKnows++;
            result = stored.append(new Revision(
                    PROJECT,
                    elsewhereKnows,
                    UUID.randomUUID().toString(),
                    ELSEWHERE,
                    Instant.now(),
                    List.of(authored)));
        } while (result == AppendResult.OVERTAKEN);
    }

    /** Whenever everything is said to be saved, what is on the screen is a state that the store has. */
    private void watchWhile(AtomicBoolean editing) {
        List<Project> states = new ArrayList<>();
        while (editing.get()) {
            Project shown = live.current();
            SaveState state = live.saveState();
            if (saysSaved(state) && live.current() == shown) {
                for (Revision revision : stored.revisions(PROJECT, states.size() + 1L, Integer.MAX_VALUE)) {
                    states.add(Replay.apply(states.isEmpty() ? film() : states.getLast(), revision));
                }
                if (!states.reversed().contains(shown)) {
                    lies.add(state + " while the store does not have what is shown");
                }
            }
            Thread.yield();
        }
    }

    private void savedIsTrueWhenAllIsQuiet() {
        saveElsewhere();
        live.submit(person(0), new SetShotText("round", SetShotText.Text.MOOD, "round ends " + foreign.get()));
        await().atMost(Duration.ofSeconds(20)).until(() -> saysSaved(live.saveState()));
        await().atMost(Duration.ofSeconds(20)).until(() -> reports.stream().allMatch(CompletableFuture::isDone));
        assertThat(stored.load(PROJECT).orElseThrow().newest()).isEqualTo(live.current());
    }

    private static boolean saysSaved(SaveState state) {
        return state.isAllSaved()
                && (state.status() == SaveStatus.SAVED
                        || state.status() == SaveStatus.IDLE
                        || state.status() == SaveStatus.CONFLICT);
    }

    private static Project replayed(List<Revision> revisions) {
        Project project = film();
        for (Revision revision : revisions) {
            project = Replay.apply(project, revision);
        }
        return project;
    }

    private static List<Member> people() {
        List<Member> people = new ArrayList<>();
        for (int i = 1; i < PEOPLE; i++) {
            people.add(new Member(person(i).username(), Member.Role.EDITOR));
        }
        return people;
    }

    private static Person person(int number) {
        return new Person("person-" + number, "Person " + number, false);
    }

    private static String shotOf(int person) {
        return "shot-" + person;
    }

    private static String text(int person, int round, int edit) {
        return "person %d, round %d, edit %d".formatted(person, round, edit);
    }

    private static Project film() {
        List<Shot> shots = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            shots.add(Shot.empty(shotOf(i), "mine"));
        }
        List<String> listed = shots.stream().map(Shot::id).toList();
        shots.add(Shot.empty("round", "theirs"));
        return Timeline.follow(Project.empty(PROJECT, "A film")
                .with(
                        List.of(
                                Sequence.empty("mine", "Mine").withShotIds(listed),
                                Sequence.empty("theirs", "foreign 0").withShotIds(List.of("round"))),
                        shots,
                        List.of()));
    }
}
