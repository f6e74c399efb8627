package studio.storycore.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.RandomProjects;
import studio.storycore.edit.AddPhrase;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.RandomEdits;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.edit.SetShotText.Text;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;
import studio.storycore.saving.Batch;
import studio.storycore.saving.Conflict;
import studio.storycore.storage.Replay;
import studio.storycore.storage.Revision;

class EditLogTest {

    private static final ProjectJson JSON = new ProjectJson();
    private static final Instant NOW = Instant.EPOCH;

    private final Store store = new Store(film());
    private final Server here = new Server(store, "here");
    private final Server elsewhere = new Server(store, "elsewhere");

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    /** Two servers, three people on each, every order of editing, saving, losing answers and being overtaken. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsSavedAndReplayedIsWhatWasOnTheScreenAndNothingIsLostUntold(long seed) {
        Random random = new Random(seed);
        Store shared = new Store(new RandomProjects(seed).consistent(random.nextInt(8)));
        shared.weightOfAnEdit = random.nextBoolean() ? 100 : EditLog.HEAVIEST_BATCH / 3;
        List<Server> servers = List.of(new Server(shared, "one"), new Server(shared, "two"));
        List<RandomEdits> edits = List.of(new RandomEdits(seed, "one"), new RandomEdits(seed + 1_000, "two"));
        for (int step = 0; step < 120; step++) {
            int which = random.nextInt(servers.size());
            Server server = servers.get(which);
            switch (random.nextInt(10)) {
                case 0 -> server.makesBatch();
                case 1 -> server.sends(random.nextInt(3) == 0);
                default ->
                    server.edits(
                            server.name + random.nextInt(3), edits.get(which).applicableTo(server.log.newest()));
            }
            servers.forEach(one -> assertThat(one.log.weight()).isEqualTo(one.log.unsaved() * shared.weightOfAnEdit));
        }
        servers.forEach(Server::savesEverything);
        servers.forEach(server -> server.edits("person-0", new RenameProject("The end, by " + server.name)));
        servers.forEach(Server::savesEverything);
        servers.getFirst().edits("person-0", new RenameProject("The very end"));
        servers.getFirst().savesEverything();

        assertThat(servers.getFirst().log.newest()).isEqualTo(shared.contentAt(shared.revisions.size()));
        servers.forEach(Server::lostNothingUntold);
    }

    @Test
    void aShotThatIsMadeShortAndLongAgainMovesPhrasesInTheStoreAsOnTheScreen() {
        here.edits("ada", new SetShotDuration("one", 1));
        here.edits("ada", new SetShotDuration("one", 40));

        here.savesEverything();
    }

    @Test
    void anEditOnConditionIsLostWhenTheSameFieldWasChangedElsewhere() {
        here.editsKnowing(0, "ada", prompt("mine"));
        elsewhere.edits("bob", prompt("theirs"));

        elsewhere.savesEverything();
        here.savesEverything();

        assertThat(here.log.newest().shot("one").orElseThrow().prompt()).isEqualTo("theirs");
        assertThat(here.log.wasLost(1)).isTrue();
        assertThat(here.log.receipt("here0")).isEmpty();
    }

    @Test
    void anEditOnConditionHoldsWhenAnotherFieldWasChangedElsewhere() {
        here.editsKnowing(0, "ada", prompt("mine"));
        elsewhere.edits("bob", new SetShotText("one", Text.MOOD, "theirs"));

        elsewhere.savesEverything();
        here.savesEverything();

        assertThat(here.log.newest().shot("one").orElseThrow().prompt()).isEqualTo("mine");
        assertThat(here.log.receipt("here0")).contains(new Receipt(2, true));
    }

    @Test
    void whatThePersonKnowsAlreadyIsNoReasonToLoseAnEditOnCondition() {
        elsewhere.edits("bob", prompt("theirs"));
        elsewhere.savesEverything();

        here.editsKnowing(1, "ada", prompt("mine"));
        here.savesEverything();

        assertThat(here.log.newest().shot("one").orElseThrow().prompt()).isEqualTo("mine");
        assertThat(here.log.receipt("here0")).contains(new Receipt(2, true));
    }

    @Test
    void aReceiptTellsWhetherOthersAreInTheSameRevision() {
        here.edits("bob", new SetShotText("one", Text.MOOD, "theirs"));
        here.editsKnowing(0, "ada", prompt("mine"));
        assertThat(here.log.waiting("here1")).hasValue(2);
        assertThat(here.log.isChanging(prompt("other").fields())).isTrue();

        here.savesEverything();

        assertThat(here.log.receipt("here1")).contains(new Receipt(1, false));
        assertThat(here.log.receipt("here0")).isEmpty();
        assertThat(here.log.waiting("here1")).isEmpty();
    }

    @Test
    void editsOfDifferentFieldsFromTwoServersBothHold() {
        here.edits("ada", prompt("mine"));
        elsewhere.edits("bob", new SetShotText("one", Text.MOOD, "theirs"));

        elsewhere.savesEverything();
        here.savesEverything();

        Shot shot = here.log.newest().shot("one").orElseThrow();
        assertThat(shot.prompt()).isEqualTo("mine");
        assertThat(shot.metadata().mood()).isEqualTo("theirs");
        assertThat(here.conflicts).isEmpty();
    }

    @Test
    void ofTheSameFieldTheLaterSaveHoldsAndBothAreInTheHistory() {
        here.edits("ada", prompt("mine"));
        elsewhere.edits("bob", prompt("theirs"));

        elsewhere.savesEverything();
        here.savesEverything();

        assertThat(here.log.newest().shot("one").orElseThrow().prompt()).isEqualTo("mine");
        assertThat(here.conflicts).hasSize(1);
        assertThat(here.conflicts.getFirst().otherAuthor()).isEqualTo("bob");
        assertThat(store.revisions.stream().flatMap(revision -> revision.edits().stream()))
                .extracting(AuthoredEdit::edit)
                .containsExactly(prompt("theirs"), prompt("mine"));
    }

    @Test
    void anEditWhoseTargetWasDeletedElsewhereIsCountedAndTheOthersHold() {
        here.edits("ada", prompt("mine"));
        here.edits("ada", new RenameProject("Mine"));
        elsewhere.edits("bob", new DeleteShot("one", PhraseFate.DELETE));

        elsewhere.savesEverything();
        here.savesEverything();

        assertThat(here.log.newest().name()).isEqualTo("Mine");
        assertThat(here.conflicts).extracting(Conflict::lostEdits).containsExactly(1);
        assertThat(here.log.wasLost(1)).isTrue();
        assertThat(here.log.wasLost(2)).isFalse();
    }

    @Test
    void whoReplacesTheWholeContentMeetsEveryoneWhoEditedIt() {
        here.edits("ada", prompt("mine"));
        elsewhere.edits("bob", new ReplaceProject(film().withName("From a file")));

        elsewhere.savesEverything();
        here.savesEverything();

        assertThat(here.conflicts).hasSize(1);
        assertThat(here.conflicts.getFirst().fields()).isEqualTo(prompt("mine").fields());
    }

    @Test
    void aBatchThatIsAcknowledgedLateDoesNotTouchTheOneInFlight() {
        here.edits("ada", prompt("first"));
        Batch first = here.log.nextBatch(NOW).orElseThrow();
        here.log.acknowledged(first);
        here.edits("ada", prompt("second"));
        Batch second = here.log.nextBatch(NOW).orElseThrow();

        here.log.acknowledged(first);

        assertThat(here.log.unsaved()).isEqualTo(1);
        assertThat(here.log.nextBatch(NOW)).contains(second);
        assertThat(prompt(here.log.lastAcknowledged().project())).isEqualTo("first");
    }

    @Test
    void revisionsThatDoNotFitLeaveEverythingAsItWas() {
        here.edits("ada", prompt("mine"));
        Batch batch = here.log.nextBatch(NOW).orElseThrow();
        Revision fits = revision(1, new RenameProject("Theirs"));
        Revision damaged = revision(2, new DeleteShot("never there", PhraseFate.DELETE));

        assertThatThrownBy(() -> here.log.overtaken(theirs(here.log, fits, damaged)))
                .isInstanceOf(EditRejected.class);

        assertThat(here.log.nextBatch(NOW)).contains(batch);
        assertThat(here.log.savedSequenceNumber()).isZero();
        assertThat(here.log.lastAcknowledged().project()).isEqualTo(film());
        here.log.overtaken(theirs(here.log, fits));
        assertThat(here.log.newest().name()).isEqualTo("Theirs");
        assertThat(prompt(here.log.newest())).isEqualTo("mine");
    }

    @Test
    void anEditThatTurnsUpInTheStoreAfterAllIsNotMadeTwice() {
        AuthoredEdit mine = new AuthoredEdit("mine", "ada", NOW, prompt("mine"));
        here.log.addAgain(mine, 1, mine.edit().applyTo(here.log.newest()));
        here.log.nextBatch(NOW).orElseThrow();
        Revision late = new Revision("film", 1, "before the restart", "ada", NOW, List.of(mine));
        Revision theirs = revision(2, prompt("theirs"));

        assertThat(here.log.overtaken(theirs(here.log, late, theirs))).isEmpty();

        assertThat(here.log.unsaved()).isZero();
        assertThat(here.log.weight()).isZero();
        assertThat(prompt(here.log.newest())).isEqualTo("theirs");
    }

    @Test
    void typingKeepsOneEditPerFieldAndPersonHoweverLongItTakes() {
        for (int i = 0; i < 1_000; i++) {
            here.edits("ada", prompt("text " + i));
            here.edits("bob", new SetShotText("one", Text.MOOD, "mood " + i));
        }
        assertThat(here.log.unsaved()).isEqualTo(2);
    }

    @Test
    void whatSomeoneElseReplacedStaysInTheHistoryWhenItsAuthorGoesOnFromThere() {
        here.edits("ada", prompt("Ada's own words"));
        here.edits("bob", prompt("Bob's"));
        here.edits("ada", prompt("Bob's and"));
        here.edits("ada", prompt("Bob's and Ada's"));
        here.edits("bob", new ReplaceProject(here.log.newest().withName("By a program")));
        here.edits("ada", prompt("Ada's again"));

        assertThat(here.log.unacknowledged())
                .extracting(AuthoredEdit::edit)
                .filteredOn(SetShotText.class::isInstance)
                .containsExactly(
                        prompt("Ada's own words"), prompt("Bob's"), prompt("Bob's and Ada's"), prompt("Ada's again"));
    }

    @Test
    void anEditThatALaterOneReplacesIsCalledSavedTogetherWithThatOne() {
        here.edits("ada", prompt("earlier"));
        here.edits("ada", new RenameProject("Between"));
        here.edits("ada", prompt("later"));
        assertThat(here.log.savedUpTo()).isZero();

        Batch batch = here.log.nextBatch(NOW).orElseThrow();
        assertThat(here.log.savedUpTo()).as("while it is in flight").isZero();

        here.log.acknowledged(batch);
        assertThat(here.log.savedUpTo()).isEqualTo(3);
    }

    @Test
    void moreThanARevisionTakesIsSavedInSeveralAndOnlyWhatIsInOneIsCalledSaved() {
        store.weightOfAnEdit = EditLog.HEAVIEST_BATCH / 2;
        here.edits("ada", prompt("1"));
        here.edits("ada", new RenameProject("2"));
        here.edits("ada", new SetShotText("one", Text.MOOD, "3"));
        here.edits("ada", prompt("4"));

        Batch first = here.log.nextBatch(NOW).orElseThrow();
        assertThat(first.revision().edits()).hasSize(2);
        assertThat(first.upTo())
                .as("the first prompt is in none, the second waits")
                .isZero();
        here.log.acknowledged(first);

        assertThat(here.log.unsaved()).isEqualTo(1);
        assertThat(here.log.lastAcknowledged().project().name()).isEqualTo("2");
        assertThat(prompt(here.log.lastAcknowledged().project())).isEmpty();
        assertThat(here.log.nextBatch(NOW).orElseThrow().upTo()).isEqualTo(4);
    }

    @Test
    void anEditHeavierThanABatchIsSavedAlone() {
        store.weightOfAnEdit = Long.MAX_VALUE;
        here.edits("ada", prompt("1"));
        here.edits("bob", prompt("2"));

        assertThat(here.log.nextBatch(NOW).orElseThrow().revision().edits()).hasSize(1);
        here.savesEverything();
        assertThat(store.revisions).hasSize(2);
    }

    @Test
    void withNothingUnsavedThereIsNoBatch() {
        assertThat(here.log.nextBatch(NOW)).isEmpty();
    }

    private static ProjectEdit prompt(String text) {
        return new SetShotText("one", Text.PROMPT, text);
    }

    private static String prompt(Project project) {
        return project.shot("one").orElseThrow().prompt();
    }

    private static Revision revision(long number, ProjectEdit edit) {
        return new Revision(
                "film", number, "r-" + number, "bob", NOW, List.of(new AuthoredEdit("e-" + number, "bob", NOW, edit)));
    }

    private static Project film() {
        DialoguePhrase early =
                new DialoguePhrase("early", "two", "Now.", 7, 9, null, null, PhraseMetadata.EMPTY, Map.of());
        return Timeline.follow(new AddPhrase(early)
                .applyTo(Project.empty("film", "A film")
                        .with(
                                List.of(Sequence.empty("opening", "Opening").withShotIds(List.of("one", "two"))),
                                List.of(
                                        Shot.empty("one", "opening").withDuration(40),
                                        Shot.empty("two", "opening").at(40, 1.0)),
                                List.of())));
    }

    /** Revisions as any store keeps them: written and read as JSON, each number once. */
    private static final class Store {

        private final Project base;
        private final List<Revision> revisions = new ArrayList<>();
        private long weightOfAnEdit = 100;

        Store(Project base) {
            this.base = base;
        }

        boolean append(Revision revision) {
            if (revision.sequenceNumber() <= revisions.size()) {
                return revisions
                        .get((int) revision.sequenceNumber() - 1)
                        .revisionId()
                        .equals(revision.revisionId());
            }
            assertThat(revision.sequenceNumber()).isEqualTo(revisions.size() + 1);
            revisions.add(new Revision(
                    revision.projectId(),
                    revision.sequenceNumber(),
                    revision.revisionId(),
                    revision.author(),
                    revision.time(),
                    revision.edits().stream().map(Store::readBack).toList()));
            return true;
        }

        Project contentAt(long sequenceNumber) {
            Project project = base;
            for (Revision revision : revisions.subList(0, (int) sequenceNumber)) {
                project = Replay.apply(project, revision);
            }
            return project;
        }

        private static AuthoredEdit readBack(AuthoredEdit edit) {
            return JSON.mapper().treeToValue(JSON.readTree(JSON.mapper().writeValueAsBytes(edit)), AuthoredEdit.class);
        }
    }

    private static TheirRevisions theirs(EditLog log, Revision... revisions) {
        TheirRevisions theirs = new TheirRevisions(log.saved(), new SizeBudget(JSON, 0));
        for (Revision revision : revisions) {
            theirs.add(revision);
        }
        return theirs;
    }

    /** An edit log as its live project and lane use it. */
    private static final class Server {

        private final Store store;
        private final String name;
        private final EditLog log;
        private final Map<String, AuthoredEdit> made = new LinkedHashMap<>();
        private final List<Conflict> conflicts = new ArrayList<>();
        private Optional<Batch> batch = Optional.empty();

        Server(Store store, String name) {
            this.store = store;
            this.name = name;
            this.log = new EditLog(store.base.id(), store.base, 0);
        }

        void edits(String person, ProjectEdit edit) {
            Project after = edit.applyTo(log.newest());
            if (!after.equals(log.newest())) {
                AuthoredEdit authored = new AuthoredEdit(name + made.size(), person, NOW, edit);
                made.put(authored.id(), authored);
                assertThat(log.add(authored, store.weightOfAnEdit, after)).isEqualTo(made.size());
            }
        }

        /** On condition that nobody changes the same fields after the revision that the person knows. */
        void editsKnowing(long seen, String person, ProjectEdit edit) {
            AuthoredEdit authored = new AuthoredEdit(name + made.size(), person, NOW, edit);
            made.put(authored.id(), authored);
            log.addForReceipt(authored, store.weightOfAnEdit, edit.applyTo(log.newest()), seen);
        }

        void makesBatch() {
            if (batch.isEmpty()) {
                batch = log.nextBatch(NOW);
                batch.filter(made -> made.revision().edits().size() == log.unsaved())
                        .ifPresent(made -> assertThat(
                                        Replay.apply(log.lastAcknowledged().project(), made.revision()))
                                .as("what replaying the batch gives")
                                .isEqualTo(log.newest()));
            }
            assertThat(log.nextBatch(NOW)).isEqualTo(batch);
        }

        void sends(boolean answerIsLost) {
            if (batch.isEmpty()) {
                return;
            }
            Revision revision = batch.get().revision();
            if (!store.append(revision)) {
                Revision[] theirs = store.revisions
                        .subList((int) revision.sequenceNumber() - 1, store.revisions.size())
                        .toArray(Revision[]::new);
                log.overtaken(theirs(log, theirs)).ifPresent(conflicts::add);
                batch = Optional.empty();
            } else if (!answerIsLost) {
                log.acknowledged(batch.get());
                batch = Optional.empty();
            }
            assertThat(log.lastAcknowledged().project())
                    .as("what is known to be saved")
                    .isEqualTo(store.contentAt(log.savedSequenceNumber()));
            whatIsCalledSavedIsStored();
        }

        /** Up to the number that is called saved, each edit is in the store, was replaced by a later one, or is marked. */
        private void whatIsCalledSavedIsStored() {
            Set<String> stored = storedIds();
            List<AuthoredEdit> all = List.copyOf(made.values());
            for (int number = 1; number <= log.savedUpTo(); number++) {
                AuthoredEdit edit = all.get(number - 1);
                assertThat(stored.contains(edit.id())
                                || isReplaced(edit, inTheStoreOrLost(number, all, stored))
                                || log.wasLost(number))
                        .as("edit %s is called saved", number)
                        .isTrue();
            }
        }

        private List<AuthoredEdit> inTheStoreOrLost(int after, List<AuthoredEdit> all, Set<String> stored) {
            return IntStream.range(after, all.size())
                    .filter(i -> stored.contains(all.get(i).id()) || log.wasLost(i + 1))
                    .mapToObj(all::get)
                    .toList();
        }

        private Set<String> storedIds() {
            Set<String> stored = new HashSet<>();
            store.revisions.forEach(revision -> revision.edits().forEach(edit -> stored.add(edit.id())));
            return stored;
        }

        void savesEverything() {
            makesBatch();
            while (batch.isPresent()) {
                sends(false);
                makesBatch();
            }
            assertThat(log.unsaved()).isZero();
            assertThat(log.weight()).isZero();
            assertThat(log.savedUpTo()).isEqualTo(log.lastNumber()).isEqualTo(made.size());
            assertThat(log.newest()).isEqualTo(log.lastAcknowledged().project());
        }

        /** Every edit made here is in the store, or a later one by the same person said it all, or its loss was told. */
        void lostNothingUntold() {
            Set<String> stored = storedIds();
            int told = conflicts.stream().mapToInt(Conflict::lostEdits).sum();
            List<AuthoredEdit> all = List.copyOf(made.values());
            long missing = 0;
            for (int i = 0; i < all.size(); i++) {
                if (!stored.contains(all.get(i).id()) && !isReplaced(all.get(i), all.subList(i + 1, all.size()))) {
                    missing++;
                }
            }
            assertThat(missing).isLessThanOrEqualTo(told);
        }

        private static boolean isReplaced(AuthoredEdit edit, List<AuthoredEdit> later) {
            return edit.edit().replacesEarlier()
                    && later.stream()
                            .anyMatch(other -> other.author().equals(edit.author())
                                    && other.edit().replacesEarlier()
                                    && other.edit().fields().equals(edit.edit().fields()));
        }
    }
}
