package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.RandomProjects;
import studio.storycore.edit.AddPhrase;
import studio.storycore.edit.AddSequence;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.DeletePhrase;
import studio.storycore.edit.DeleteSequence;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.LinkPhrase;
import studio.storycore.edit.MoveSequence;
import studio.storycore.edit.MoveShot;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.RemoveEmptySequence;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.RestoreSequence;
import studio.storycore.edit.SetCapability;
import studio.storycore.edit.SetPhraseText;
import studio.storycore.edit.SetPhraseTimes;
import studio.storycore.edit.SetPhraseVoice;
import studio.storycore.edit.SetPromptValidation;
import studio.storycore.edit.SetSequenceDuration;
import studio.storycore.edit.SetSequenceText;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.edit.UnassignShot;
import studio.storycore.edit.WherePossible;
import studio.storycore.project.Capability;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.VoiceParameters;
import studio.storycore.project.VoiceType;
import studio.storycore.storage.StorageFailure.Kind;
import tools.jackson.databind.JsonNode;

/** What every store must do: the rules of {@link StorageBackend}. One subclass for each store. */
public abstract class StorageBackendContract {

    protected static final ProjectJson JSON = new ProjectJson();

    /** A store of its own for each test, or one in which no project of another test is in the way. */
    protected abstract StorageBackend store();

    /** Puts any JSON in the place of a project's document, behind the store's back. */
    protected abstract void damageDocument(String projectId, String json);

    /** Puts any JSON in the place of a revision's list of edits, behind the store's back. */
    protected abstract void damageEdits(String projectId, long sequenceNumber, String json);

    /** All bytes that are stored for a project, in any form that shows every change. */
    protected abstract String fingerprint(String projectId);

    // Creating

    @Test
    void aCreatedProjectIsThereWithHeaderAndDocument() {
        Project project = aProject("Nightfall", 3);

        assertThat(create(project, "ada")).isTrue();

        StoredProject loaded = loaded(project.id());
        assertThat(loaded.newest()).isEqualTo(project);
        assertThat(loaded.document()).isEqualTo(project);
        assertThat(loaded.sequenceNumber()).isEqualTo(1);
        assertThat(loaded.documentSize()).isPositive();
        assertThat(loaded.header()).isEqualTo(Projects.header(project, "ada"));
        assertThat(store().header(project.id())).contains(loaded.header());
    }

    @Test
    void aProjectIsNotCreatedOverAnotherOne() {
        Project project = aProject("First", 2);
        create(project, "ada");
        String before = fingerprint(project.id());

        assertThat(create(project.withName("Second"), "bob")).isFalse();

        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    void aProjectIsNotCreatedOverOneInTheTrash() {
        Project project = aProject("First", 2);
        create(project, "ada");
        store().trash(project.id(), Projects.NOON);

        assertThat(create(project, "bob")).isFalse();

        assertThat(loaded(project.id()).header().isTrashed()).isTrue();
    }

    @Test
    void repeatingACreationWhoseAnswerWasLostSaysThatItIsCreatedAndChangesNothing() {
        Project project = aProject("Nightfall", 2);
        Revision first = Projects.revision(project.id(), 1, new ReplaceProject(project));
        store().create(Projects.header(project, "ada"), first, project);
        Revision second = Projects.revision(project.id(), 2, new RenameProject("Daybreak"));
        save(project, second);
        String before = fingerprint(project.id());

        assertThat(store().create(Projects.header(project, "ada"), first, project))
                .isTrue();

        assertThat(fingerprint(project.id())).isEqualTo(before);
        assertThat(loaded(project.id()).newest().name()).isEqualTo("Daybreak");
    }

    @Test
    void ofManyWhoCreateTheSameProjectAtOnceOneDoes() throws Exception {
        Project project = aProject("Race", 2);

        List<Boolean> created = atOnce(8, i -> create(project, "person-" + i));

        assertThat(created).containsOnlyOnce(true);
        assertThat(loaded(project.id()).sequenceNumber()).isEqualTo(1);
    }

    // Appending

    @Test
    void anAppendedRevisionIsReadBackExactly() {
        Project project = created(3);
        Revision revision = Projects.revision(
                project.id(),
                2,
                new SetShotText("shot-1", SetShotText.Text.PROMPT, "A wide shot, rain on glass"),
                new SetShotDuration("shot-2", 7.25));

        assertThat(store().append(revision)).isEqualTo(AppendResult.APPENDED);

        assertThat(store().revisions(project.id(), 2, 10)).containsExactly(revision);
    }

    @Test
    void everyKindOfEditIsReadBackExactly() {
        Project project = created(3);
        Shot shot = new RandomProjects(5).wild().shots().getFirst();
        DialoguePhrase phrase = new RandomProjects(6).wild().audioPhrases().getFirst();
        ProjectEdit[] edits = {
            new ReplaceProject(new RandomProjects(7).wild()),
            new RenameProject(""),
            new SetCapability(Capability.QA_ENGINE, true),
            new AddSequence(Sequence.empty("s9", "Nine"), null),
            new AddSequence(Sequence.empty("s8", "Eight"), "s9"),
            new SetSequenceText("s9", SetSequenceText.Text.DESCRIPTION, "dusk"),
            new SetSequenceDuration("s9", 0.1),
            new MoveSequence("s9", null),
            new DeleteSequence("s9", PhraseFate.DELETE),
            new RemoveEmptySequence("s9"),
            new AddShot(shot, null),
            new AddShot(shot, Place.firstIn("s8")),
            new SetShotText("x", SetShotText.Text.MOOD, null),
            new SetShotText("x", SetShotText.Text.PROMPT, "\0 \uD83C\uDFAC \u0645\u0631\u062D\u0628\u0627"),
            new SetShotDuration("x", 1.0 / 3),
            new MoveShot("x", new Place("s8", "shot-1")),
            new UnassignShot("x", "nowhere", 2.5, null),
            new DeleteShot("x", PhraseFate.UNLINK),
            new AddPhrase(phrase),
            new SetPhraseText("p", SetPhraseText.Text.EMOTION, null),
            new SetPhraseTimes("p", 1e-9, 1e9),
            new SetPhraseVoice("p", new VoiceParameters(VoiceType.NEUTRAL, 1.05, -3, "fr", Map.of())),
            new SetPhraseVoice("p", null),
            new LinkPhrase("p", DialoguePhrase.NOT_LINKED),
            new DeletePhrase("p"),
            new SetPromptValidation("x", null),
            new RestoreSequence(
                    Sequence.empty("s9", "Nine"),
                    null,
                    List.of(shot),
                    List.of(phrase),
                    Map.of("a.$b", "x", "nul \0", "")),
            new WherePossible(new SetShotDuration("x", 2)),
            new EditGroup(List.of(new EditGroup(List.of()), new WherePossible(new DeletePhrase("p"))))
        };
        assertThat(Arrays.stream(edits).map(Object::getClass))
                .containsAll(List.of(ProjectEdit.class.getPermittedSubclasses()));
        Revision revision = Projects.revision(project.id(), 2, edits);

        store().append(revision);

        assertThat(store().revisions(project.id(), 2, 1)).containsExactly(revision);
    }

    @Test
    void whoComesSecondWithANumberIsOvertakenAndChangesNothing() {
        Project project = created(2);
        store().append(Projects.revision(project.id(), 2, new RenameProject("mine")));
        String before = fingerprint(project.id());

        assertThat(store().append(Projects.revision(project.id(), 2, new RenameProject("yours"))))
                .isEqualTo(AppendResult.OVERTAKEN);

        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    void repeatingAnAppendWhoseAnswerWasLostSaysThatItIsAppendedAndChangesNothing() {
        Project project = created(2);
        Revision revision = Projects.revision(project.id(), 2, new RenameProject("mine"));
        store().append(revision);
        store().append(Projects.revision(project.id(), 3, new RenameProject("later")));
        String before = fingerprint(project.id());

        assertThat(store().append(revision)).isEqualTo(AppendResult.APPENDED);

        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    void ofManyWhoAppendTheSameNumberAtOnceExactlyOneWins() throws Exception {
        Project project = created(2);

        List<AppendResult> results =
                atOnce(16, i -> store().append(Projects.revision(project.id(), 2, new RenameProject("by " + i))));

        assertThat(Collections.frequency(results, AppendResult.APPENDED)).isEqualTo(1);
        String winner = "by " + results.indexOf(AppendResult.APPENDED);
        assertThat(loaded(project.id()).newest().name()).isEqualTo(winner);
    }

    @Test
    void revisionsAreReadInOrderFromTheOneAskedForAndNotMoreThanAskedFor() {
        Project project = created(1);
        for (int number = 2; number <= 200; number++) {
            store().append(Projects.revision(project.id(), number, new RenameProject("name " + number)));
        }

        assertThat(numbers(project.id(), 1, 1_000)).isEqualTo(range(1, 200));
        assertThat(numbers(project.id(), 100, Integer.MAX_VALUE)).isEqualTo(range(100, 200));
        assertThat(numbers(project.id(), 3, 70)).isEqualTo(range(3, 72));
        assertThat(numbers(project.id(), 201, 5)).isEmpty();
        assertThat(numbers(Projects.newId(), 1, 5)).isEmpty();
        assertThat(loaded(project.id()).newest().name()).isEqualTo("name 200");
    }

    @Test
    void revisionsAreReadUpToAGap() {
        Project project = created(1);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        store().append(Projects.revision(project.id(), 4, new RenameProject("four")));

        assertThat(numbers(project.id(), 1, 10)).isEqualTo(range(1, 2));
    }

    // Document and header

    @Test
    void loadingAppliesTheRevisionsThatTheDocumentLacks() {
        Project project = created(3);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        store().append(Projects.revision(project.id(), 3, new DeleteShot("shot-2", PhraseFate.DELETE)));

        StoredProject loaded = loaded(project.id());

        assertThat(loaded.document()).isEqualTo(project);
        assertThat(loaded.documentSequenceNumber()).isEqualTo(1);
        assertThat(loaded.since()).hasSize(2);
        assertThat(loaded.sequenceNumber()).isEqualTo(3);
        assertThat(loaded.newest().name()).isEqualTo("two");
        assertThat(loaded.newest().shot("shot-2")).isEmpty();
    }

    @Test
    void aWrittenDocumentContainsItsRevision() {
        Project project = created(2);
        Revision revision = Projects.revision(project.id(), 2, new RenameProject("two"));
        Project renamed = save(project, revision);

        StoredProject loaded = loaded(project.id());

        assertThat(loaded.document()).isEqualTo(renamed);
        assertThat(loaded.documentSequenceNumber()).isEqualTo(2);
        assertThat(loaded.since()).isEmpty();
        assertThat(loaded.header().name()).isEqualTo("two");
        assertThat(loaded.header().sequenceNumber()).isEqualTo(2);
    }

    @Test
    void aLateDocumentDoesNotReplaceANewerOne() {
        Project project = created(2);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        store().append(Projects.revision(project.id(), 3, new RenameProject("three")));
        store().writeDocument(project.withName("three"), 3);
        String before = fingerprint(project.id());

        assertThat(store().writeDocument(project.withName("two"), 2)).isPositive();
        store().writeDocument(project.withName("not three"), 3);

        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    void aLateHeaderDoesNotReplaceANewerOne() {
        Project project = created(2);
        store().updateHeader(Projects.update(project.withName("three"), 3));
        store().updateHeader(Projects.update(project.withName("two"), 2));
        store().updateHeader(Projects.update(project.withName("not three"), 3));

        assertThat(store().header(project.id()).orElseThrow().name()).isEqualTo("three");
    }

    @Test
    void aSaveChangesNeitherOwnerNorMembersNorTheTrash() {
        Project project = created(2);
        List<Member> members = List.of(new Member("bob", Member.Role.EDITOR), new Member("eve", Member.Role.VIEWER));
        store().share(project.id(), members);
        store().trash(project.id(), Projects.NOON);

        save(project, Projects.revision(project.id(), 2, new RenameProject("two")));

        ProjectHeader header = store().header(project.id()).orElseThrow();
        assertThat(header.name()).isEqualTo("two");
        assertThat(header.owner()).isEqualTo("ada");
        assertThat(header.members()).isEqualTo(members);
        assertThat(header.trashedAt()).isEqualTo(Projects.NOON);
    }

    @Test
    void documentsWrittenAtOnceLeaveTheNewest() throws Exception {
        Project project = created(2);
        for (int number = 2; number <= 17; number++) {
            store().append(Projects.revision(project.id(), number, new RenameProject("name " + number)));
        }

        atOnce(16, i -> {
            store().updateHeader(Projects.update(project.withName("name " + (i + 2)), i + 2));
            return store().writeDocument(project.withName("name " + (i + 2)), i + 2);
        });

        StoredProject loaded = loaded(project.id());
        assertThat(loaded.document().name()).isEqualTo("name 17");
        assertThat(loaded.header().name()).isEqualTo("name 17");
    }

    // Sharing and the trash

    @Test
    void aProjectIsSharedWithExactlyThePeopleNamedLast() {
        Project project = created(1);
        store().share(project.id(), List.of(new Member("bob", Member.Role.EDITOR)));
        store().share(project.id(), List.of(new Member("eve", Member.Role.VIEWER)));

        assertThat(store().header(project.id()).orElseThrow().members())
                .containsExactly(new Member("eve", Member.Role.VIEWER));
    }

    @Test
    void aTrashedProjectIsStillThereAndComesBack() {
        Project project = created(1);
        store().trash(project.id(), Projects.NOON);
        assertThat(loaded(project.id()).header().trashedAt()).isEqualTo(Projects.NOON);

        store().trash(project.id(), null);
        assertThat(loaded(project.id()).header().isTrashed()).isFalse();
    }

    @Test
    void whatIsNotThereIsNotMadeByChangingIt() {
        String id = Projects.newId();
        store().share(id, List.of(new Member("bob", Member.Role.EDITOR)));
        store().trash(id, Projects.NOON);
        store().updateHeader(Projects.update(Project.empty(id, "ghost"), 5));

        assertThat(store().header(id)).isEmpty();
        assertThat(store().load(id)).isEmpty();
        assertThat(store().raw(id)).isEmpty();
    }

    // Lists

    @Test
    void aListShowsWhatOnePersonOwnsOrShares() {
        String mark = mark();
        create(Project.empty(mark + "-own", "own"), "ada-" + mark);
        create(Project.empty(mark + "-shared", "shared"), "bob-" + mark);
        create(Project.empty(mark + "-foreign", "foreign"), "bob-" + mark);
        create(Project.empty(mark + "-trashed", "trashed"), "ada-" + mark);
        store().share(mark + "-shared", List.of(new Member("ada-" + mark, Member.Role.VIEWER)));
        store().trash(mark + "-trashed", Projects.NOON);
        Projects.Query mine = Projects.query().text(mark).visibleTo("ada-" + mark);

        assertThat(names(mine)).containsExactly("own", "shared");
        assertThat(names(mine.trashed())).containsExactly("trashed");
        assertThat(names(Projects.query().text(mark))).containsExactly("foreign", "own", "shared");
        assertThat(names(mine.visibleTo("nobody"))).isEmpty();
        assertThat(store().count(mine.get())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ete a la",
                "ÉTÉ À LA",
                "plage (2)",
                "(2) [x] a.b*c\\d^$|+?{1}",
                "x",
                "'\"",
                "İstanbul",
                "\uD83C\uDFAC",
                "夜"
            })
    void aListIsSearchedForAnyPartOfANameWithoutCaseAndAccents(String text) {
        String mark = mark();
        String name = "Été à la plage (2) [x] a.b*c\\d^$|+?{1} '\" İstanbul \uD83C\uDFAC 夜明け " + mark;
        create(Project.empty(mark, name), "ada");
        create(Project.empty(mark + "-other", mark), "ada");

        assertThat(names(Projects.query().text(text)).stream().filter(found -> found.endsWith(mark)))
                .contains(name)
                .allMatch(found -> found.equals(name) || mark.contains(text));
    }

    @Test
    void aSearchNobodyMeansFindsNothingAndDoesNotFail() {
        created(1);

        assertThat(names(Projects.query().text("\0"))).isEmpty();
        assertThat(names(Projects.query().text(".*"))).isEmpty();
        assertThat(names(Projects.query().text("\\E\\Q"))).isEmpty();
        assertThat(names(Projects.query().text("long ".repeat(20_000)))).isEmpty();
    }

    @Test
    void aListIsSearchedByIdAndOwner() {
        String mark = mark();
        create(Project.empty(mark + "-A.b_C", "name"), "owner-" + mark);

        assertThat(names(Projects.query().text(mark + "-a.B"))).containsExactly("name");
        assertThat(names(Projects.query().text("OWNER-" + mark))).containsExactly("name");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aListIsOrderedAndEqualValuesById(boolean descending) {
        String mark = mark();
        for (int i = 0; i < 5; i++) {
            Project project = Projects.sample(
                    mark + "-" + i, List.of("b", "A", "á", "C", "b").get(i), i % 3);
            create(project, List.of("Zoe", "zoe", "bob", "Bob", "ada").get(i));
            store().append(Projects.revision(project.id(), 2, new RenameProject(project.name())));
            store().updateHeader(Projects.update(project, 2));
        }
        for (HeaderQuery.Order order : HeaderQuery.Order.values()) {
            Projects.Query query = Projects.query().text(mark).order(order, descending);
            List<ProjectHeader> all = store().headers(query.get());

            List<ProjectHeader> expected = new ArrayList<>(all);
            expected.sort(Projects.comparator(order, descending));
            assertThat(all).as("%s", order).hasSize(5).isEqualTo(expected);
            assertThat(pages(query, 2)).as("%s by pages", order).isEqualTo(all);
        }
    }

    // Content

    @Test
    void unknownFieldsSurviveWhateverTheirNames() {
        for (long seed = 1; seed <= 20; seed++) {
            Project project = new RandomProjects(seed).wild().withId(Projects.newId());
            create(project, "ada");

            assertThat(loaded(project.id()).newest()).as("seed %s", seed).isEqualTo(project);
            assertThat(json(store().raw(project.id()).orElseThrow())).isEqualTo(JSON.tree(project));
        }
    }

    @Test
    void textsOfEveryKindSurvive() {
        String text =
                "nul \0, \uD83C\uDFAC \uD83D\uDC69\u200D\uD83D\uDE80, \u202Bמימין לשמאל\u202C, مرحبا, 夜明け, e\u0301 é, \u2028, \uFFFF";
        Project project = created(1);
        Revision revision =
                Projects.revision(project.id(), 2, new SetShotText("shot-1", SetShotText.Text.PROMPT, text));
        Project changed = save(project, revision);

        assertThat(changed.shot("shot-1").orElseThrow().prompt()).isEqualTo(text);
        assertThat(loaded(project.id()).newest()).isEqualTo(changed);
        assertThat(store().revisions(project.id(), 2, 1)).containsExactly(revision);
    }

    @Test
    void aProjectOfFourThousandShotsIsKept() {
        Project project = created(4_000);
        Revision revision = Projects.revision(
                project.id(), 2, new SetShotText("shot-3999", SetShotText.Text.PROMPT, "the last but one"));
        store().append(revision);

        StoredProject loaded = loaded(project.id());

        assertThat(loaded.document()).isEqualTo(project);
        assertThat(loaded.newest().shot("shot-3999").orElseThrow().prompt()).isEqualTo("the last but one");
    }

    @Test
    void aProjectOfManyMegabytesIsKept() {
        Project project = Projects.withPrompts(Projects.newId(), 12, "A very long prompt. ".repeat(50_000));
        create(project, "ada");
        Revision revision = Projects.revision(project.id(), 2, new RenameProject("two"));
        Project renamed = save(project, revision);

        assertThat(loaded(project.id()).document()).isEqualTo(renamed);
        assertThat(json(store().raw(project.id()).orElseThrow())).isEqualTo(JSON.tree(renamed));
        assertThat(store().revisions(project.id(), 1, 5)
                        .getFirst()
                        .edits()
                        .getFirst()
                        .edit())
                .isEqualTo(new ReplaceProject(project));
    }

    @Test
    void whatIsTooLargeIsRefusedAndNothingIsChanged() {
        Project small = created(1);
        Project tooLarge = Projects.incompressible(small.id(), 24, 1_000_000);
        Revision revision = Projects.revision(small.id(), 2, new ReplaceProject(tooLarge));
        Project another = tooLarge.withId(Projects.newId());
        String before = fingerprint(small.id());

        assertTooLarge(() -> store().append(revision));
        assertTooLarge(() -> store().writeDocument(tooLarge, 2));
        assertTooLarge(() -> create(another, "ada"));

        assertThat(fingerprint(small.id())).isEqualTo(before);
        assertThat(store().header(another.id())).isEmpty();
        assertThat(store().revisions(another.id(), 1, 1)).isEmpty();
        assertThat(create(small.withId(another.id()), "ada")).isTrue();
    }

    // Damage

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rubbish\": [1, {\"$date\": \"no date\"}]}",
                "{}",
                "[\"no object\"]",
                "null",
                "{\"id\": \"ID\", \"name\": \"n\", \"schemaVersion\": \"2.0\", \"sequences\": [], \"shots\": [], \"audioPhrases\": [],"
                        + " \"generationHistory\": [], \"capabilities\": {\"gridGeneration\": true, \"promotionEngine\": true,"
                        + " \"qaEngine\": true, \"autofixEngine\": true, \"voiceGeneration\": true}, \"future\": 1}"
            })
    void aDamagedDocumentIsReportedHandedOutAndNeverTouched(String json) {
        Project project = created(2);
        String stored = json.replace("ID", project.id());
        damageDocument(project.id(), stored);
        String before = fingerprint(project.id());

        assertThatExceptionOfType(UnreadableProject.class)
                .isThrownBy(() -> store().load(project.id()))
                .satisfies(e -> assertThat(e.projectId()).isEqualTo(project.id()))
                .satisfies(e -> assertThat(e.getCause()).isNotNull());

        assertThat(json(store().raw(project.id()).orElseThrow())).isEqualTo(json(stored.getBytes()));
        assertThat(fingerprint(project.id())).isEqualTo(before);
        assertThat(store().header(project.id())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"shot.teleport\", \"shotId\": \"shot-1\"}}]",
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"project.rename\", \"name\": \"n\", \"since\": \"2.0\"}}]",
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"shot.duration\", \"shotId\": \"shot-1\", \"seconds\": -1}}]",
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"shot.duration\", \"shotId\": \"gone\", \"seconds\": 1}}]",
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"shot.duration\", \"shotId\": \"shot-1\"}}]",
                "[]",
                "\"text\""
            })
    void aRevisionThatIsDamagedOrOfANewerVersionIsReportedAndNeverTouched(String edits) {
        Project project = created(2);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        damageEdits(project.id(), 2, edits);
        String before = fingerprint(project.id());

        assertThatExceptionOfType(UnreadableProject.class).isThrownBy(() -> store().load(project.id()));

        assertThat(json(store().raw(project.id()).orElseThrow())).isEqualTo(JSON.tree(project));
        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(store().load(Projects.newId())).isEmpty();
        assertThat(store().raw(Projects.newId())).isEmpty();
        assertThat(store().header(Projects.newId())).isEmpty();
    }

    @Test
    void theStoreAnswersAPing() {
        store().ping();
    }

    // Fixtures

    protected Project aProject(String name, int shots) {
        return Projects.sample(Projects.newId(), name, shots);
    }

    protected Project created(int shots) {
        Project project = aProject("one", shots);
        assertThat(create(project, "ada")).isTrue();
        return project;
    }

    protected boolean create(Project project, String owner) {
        return store().create(
                        Projects.header(project, owner),
                        Projects.revision(project.id(), 1, new ReplaceProject(project)),
                        project);
    }

    /** A whole save: revision, document and header. */
    protected Project save(Project before, Revision revision) {
        assertThat(store().append(revision)).isEqualTo(AppendResult.APPENDED);
        Project after = Replay.apply(before, revision);
        long size = store().writeDocument(after, revision.sequenceNumber());
        store().updateHeader(HeaderUpdate.of(after, size, revision));
        return after;
    }

    protected StoredProject loaded(String projectId) {
        return store().load(projectId).orElseThrow();
    }

    protected static JsonNode json(byte[] bytes) {
        return JSON.readTree(bytes);
    }

    private static void assertTooLarge(Callable<?> call) {
        assertThatExceptionOfType(StorageFailure.class)
                .isThrownBy(call::call)
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.TOO_LARGE))
                .satisfies(e -> assertThat(e.isTransient()).isFalse());
    }

    private List<Long> numbers(String projectId, long from, int limit) {
        return store().revisions(projectId, from, limit).stream()
                .map(Revision::sequenceNumber)
                .toList();
    }

    private static List<Long> range(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Long::valueOf).toList();
    }

    private List<String> names(Projects.Query query) {
        return store().headers(query.get()).stream().map(ProjectHeader::name).toList();
    }

    private List<ProjectHeader> pages(Projects.Query query, int size) {
        List<ProjectHeader> all = new ArrayList<>();
        for (int offset = 0; offset < store().count(query.get()); offset += size) {
            all.addAll(store().headers(query.page(offset, size).get()));
        }
        return all;
    }

    /** A text that no other test uses, so that tests may share a store. */
    private static String mark() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private interface Attempt<T> {
        T make(int number) throws Exception;
    }

    /** Makes attempts from many threads that start together; the answers in the order of the attempts. */
    private static <T> List<T> atOnce(int threads, Attempt<T> attempt) throws Exception {
        CountDownLatch start = new CountDownLatch(threads);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.countDown();
                        start.await();
                        return attempt.make(i);
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }
}
