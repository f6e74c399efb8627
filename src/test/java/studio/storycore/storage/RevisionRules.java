package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import studio.storycore.contract.RandomProjects;
import studio.storycore.edit.AddGeneration;
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
import studio.storycore.edit.Neighbours;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.RemoveEmptySequence;
import studio.storycore.edit.RemoveGeneration;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.RestoreSequence;
import studio.storycore.edit.RestoreShot;
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
import studio.storycore.project.GenerationRecord;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.VoiceParameters;
import studio.storycore.project.VoiceType;

/** Appending a revision is the compare-and-set of every save. */
interface RevisionRules extends StoreUnderTest {

    @Test
    default void anAppendedRevisionIsReadBackExactly() {
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
    default void everyKindOfEditIsReadBackExactly() {
        Project project = created(3);
        Shot shot = new RandomProjects(5).wild().shots().getFirst();
        DialoguePhrase phrase = new RandomProjects(6).wild().audioPhrases().getFirst();
        GenerationRecord generation =
                new RandomProjects(8).wild().generationHistory().getFirst();
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
                    Map.of("a.$b", "x", "nul \0", ""),
                    new Neighbours(Map.of(shot.id(), ""), Map.of(phrase.id(), "a.$b"))),
            new RestoreShot(
                    shot,
                    Place.firstIn("s8"),
                    List.of(phrase),
                    List.of("p"),
                    new Neighbours(Map.of("a.$b", "x"), Map.of())),
            new AddPhrase(phrase, ""),
            new AddGeneration(generation),
            new RemoveGeneration("g"),
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
    default void whoComesSecondWithANumberIsOvertakenAndChangesNothing() {
        Project project = created(2);
        store().append(Projects.revision(project.id(), 2, new RenameProject("mine")));
        String before = fingerprint(project.id());

        assertThat(store().append(Projects.revision(project.id(), 2, new RenameProject("yours"))))
                .isEqualTo(AppendResult.OVERTAKEN);

        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    default void repeatingAnAppendWhoseAnswerWasLostSaysThatItIsAppendedAndChangesNothing() {
        Project project = created(2);
        Revision revision = Projects.revision(project.id(), 2, new RenameProject("mine"));
        store().append(revision);
        store().append(Projects.revision(project.id(), 3, new RenameProject("later")));
        String before = fingerprint(project.id());

        assertThat(store().append(revision)).isEqualTo(AppendResult.APPENDED);

        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    default void ofManyWhoAppendTheSameNumberAtOnceExactlyOneWins() throws Exception {
        Project project = created(2);

        List<AppendResult> results =
                AtOnce.run(16, i -> store().append(Projects.revision(project.id(), 2, new RenameProject("by " + i))));

        assertThat(Collections.frequency(results, AppendResult.APPENDED)).isEqualTo(1);
        String winner = "by " + results.indexOf(AppendResult.APPENDED);
        assertThat(loaded(project.id()).newest().name()).isEqualTo(winner);
    }

    @Test
    default void revisionsAreReadInOrderFromTheOneAskedForAndNotMoreThanAskedFor() {
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
    default void revisionsAreReadUpToAGap() {
        Project project = created(1);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        store().append(Projects.revision(project.id(), 4, new RenameProject("four")));

        assertThat(numbers(project.id(), 1, 10)).isEqualTo(range(1, 2));
    }

    @Test
    default void revisionsAreWeighedWithoutAGapByTheJsonOfTheirEdits() {
        Project project = created(1);
        Revision small = Projects.revision(project.id(), 2, new RenameProject("two"));
        Revision large = Projects.revision(
                project.id(), 3, new ReplaceProject(Projects.withPrompts(project.id(), 2_000, "x".repeat(700))));
        store().append(small);
        store().append(large);
        store().append(Projects.revision(project.id(), 5, new RenameProject("five")));

        assertThat(store().weights(project.id(), 2, 10)).containsExactly(weight(small), weight(large));
        assertThat(weight(large)).isGreaterThan(1_000_000);
        assertThat(store().weights(project.id(), 1, 2)).hasSize(2).element(1).isEqualTo(weight(small));
        assertThat(store().weights(project.id(), 4, 10)).isEmpty();
        assertThat(store().weights(Projects.newId(), 1, 10)).isEmpty();
    }

    private static long weight(Revision revision) {
        return JSON.mapper().writeValueAsBytes(revision.edits()).length;
    }

    @Test
    default void howeverManyRevisionsAreWeighedNoneIsLeftOut() {
        Project project = created(1);
        for (int number = 2; number <= 600; number++) {
            store().append(Projects.revision(project.id(), number, new RenameProject("name")));
        }

        assertThat(store().weights(project.id(), 1, 1_000)).hasSize(600);
        assertThat(store().weights(project.id(), 590, 5)).hasSize(5);
    }

    private List<Long> numbers(String projectId, long from, int limit) {
        return store().revisions(projectId, from, limit).stream()
                .map(Revision::sequenceNumber)
                .toList();
    }

    private static List<Long> range(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Long::valueOf).toList();
    }
}
