package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.Place;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/** One person takes an edit back after others have edited on: it takes back that edit and nothing of the others'. */
class UndoAmongOthersTest {

    private static final ProjectJson JSON = new ProjectJson();

    static LongStream seeds() {
        return LongStream.range(0, 80);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsNotMineStaysAsTheOthersLeftIt(long seed) {
        RandomEdits edits = new RandomEdits(seed, "mine");
        RandomEdits others = new RandomEdits(seed + 1_000, "theirs");
        Project before = Documents.consistent(seed);
        for (ProjectEdit mine : edits.ofEveryKind(before)) {
            Project after = appliedIfItFits(mine, before);
            if (after == null || after.equals(before) || mine instanceof ReplaceProject) {
                continue;
            }
            Project theirs = after;
            for (int i = 0; i < 6; i++) {
                theirs = others.applicableTo(theirs).applyTo(theirs);
            }
            Project undone = appliedIfItFits(mine.inverse(before), theirs);
            if (undone != null) {
                onlyMineIsTakenBack(mine, before, after, theirs, undone);
            }
        }
    }

    private static void onlyMineIsTakenBack(
            ProjectEdit mine, Project before, Project after, Project theirs, Project undone) {
        Set<String> touched = touched(before, after);
        mine.fields().forEach(field -> touched.add(field.id() + "." + field.name()));
        Map<String, Object> stayed = fields(theirs);
        Map<String, Object> now = fields(undone);
        Set<String> changed = Stream.concat(stayed.keySet().stream(), now.keySet().stream())
                .filter(field -> !Objects.equals(stayed.get(field), now.get(field)))
                .filter(field -> !isOfWhatIAdded(field, before, after))
                .collect(Collectors.toSet());
        assertThat(touched).as("taking back %s", mine).containsAll(changed);
        assertThat(Timeline.follow(undone)).isEqualTo(undone);
        assertThat(JSON.warnings(undone)).isEmpty();
        assertThat(JSON.check(undone)).isEmpty();
    }

    /** What I added goes away with what others wrote into it; a phrase that they linked to it is unlinked. */
    private static boolean isOfWhatIAdded(String field, Project before, Project after) {
        boolean addedShot =
                after.shots().stream().anyMatch(shot -> before.shot(shot.id()).isEmpty());
        return field.startsWith("mine") || addedShot && field.endsWith(".shotId");
    }

    private static Set<String> touched(Project before, Project after) {
        Map<String, Object> was = fields(before);
        Map<String, Object> is = fields(after);
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .filter(field -> !Objects.equals(was.get(field), is.get(field)))
                .collect(Collectors.toSet());
    }

    /** Every field that is not derived, by entity; the place of an entity only by whether and in what it is. */
    private static Map<String, Object> fields(Project project) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("project.name", project.name());
        fields.put("project.capabilities", project.capabilities());
        for (Sequence sequence : project.sequences()) {
            fields.put(sequence.id() + ".name", sequence.name());
            fields.put(sequence.id() + ".description", sequence.description());
            fields.put(sequence.id() + ".unknown", sequence.unknown());
        }
        for (Shot shot : project.shots()) {
            for (SetShotText.Text text : SetShotText.Text.values()) {
                fields.put(shot.id() + "." + text, text.of(shot));
            }
            fields.put(shot.id() + ".duration", shot.duration());
            fields.put(shot.id() + ".validation", shot.promptValidation());
            fields.put(shot.id() + ".place", shot.sequenceId());
            fields.put(shot.id() + ".unknown", shot.unknown());
        }
        for (DialoguePhrase phrase : project.audioPhrases()) {
            for (SetPhraseText.Text text : SetPhraseText.Text.values()) {
                fields.put(phrase.id() + "." + text, text.of(phrase));
            }
            fields.put(phrase.id() + ".voice", phrase.voiceParameters());
            fields.put(phrase.id() + ".shotId", phrase.shotId());
        }
        return fields;
    }

    private static @Nullable Project appliedIfItFits(ProjectEdit edit, Project project) {
        try {
            return edit.applyTo(project);
        } catch (EditRejected | InvalidValue refused) {
            return null;
        }
    }

    @Test
    void aDeletedShotComesBackThoughOneOfItsPhrasesWasDeletedSince() {
        Project before = film();
        ProjectEdit mine = new DeleteShot("b", PhraseFate.UNLINK);
        Project theirs = new DeletePhrase("q").applyTo(mine.applyTo(before));

        Project undone = mine.inverse(before).applyTo(theirs);

        assertThat(undone.phrasesOf("b")).extracting(DialoguePhrase::id).containsExactly("p");
        assertThat(played(undone)).containsExactly("a", "b", "c");
    }

    @Test
    void aMovedShotGoesBackThoughAPhraseThatMovedWithItWasDeletedSince() {
        Project before = film();
        ProjectEdit mine = new MoveShot("b", Place.firstIn("s"));
        Project theirs = new DeletePhrase("p").applyTo(mine.applyTo(before));

        assertThat(played(mine.inverse(before).applyTo(theirs))).containsExactly("a", "b", "c");
    }

    @Test
    void aDeletedSequenceComesBackAndALinkMadeSinceStays() {
        Project before = new AddShot(Shot.empty("d", "t"), Place.firstIn("t")).applyTo(film());
        ProjectEdit mine = new DeleteSequence("s", PhraseFate.UNLINK);
        Project theirs = new LinkPhrase("p", "d").applyTo(mine.applyTo(before));

        Project undone = mine.inverse(before).applyTo(theirs);

        assertThat(undone.phrase("p").orElseThrow().shotId()).isEqualTo("d");
        assertThat(undone.phrase("q").orElseThrow().shotId()).isEqualTo("b");
        assertThat(played(undone)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aSequenceThatGotShotsSinceKeepsTheDurationThatFollowsFromThem() {
        Project before = new SetSequenceDuration("t", 77).applyTo(film());
        ProjectEdit mine = new MoveShot("c", Place.firstIn("t"));
        Project theirs =
                new AddShot(Shot.empty("d", "t").withDuration(3), Place.firstIn("t")).applyTo(mine.applyTo(before));

        Project undone = mine.inverse(before).applyTo(theirs);

        assertThat(undone.sequence("t").orElseThrow().duration()).isEqualTo(3);
    }

    @Test
    void aShotGoesBackBehindTheShotItStoodBehindThoughOthersWereAddedSince() {
        Project before = film();
        ProjectEdit mine = new MoveShot("b", Place.firstIn("t"));
        Project theirs = new AddShot(Shot.empty("new", "s"), Place.firstIn("s")).applyTo(mine.applyTo(before));

        assertThat(played(mine.inverse(before).applyTo(theirs))).containsExactly("new", "a", "b", "c");
    }

    private static List<String> played(Project project) {
        List<String> ids = new ArrayList<>();
        PlayingOrder.of(project).shots().forEach(shot -> ids.add(shot.id()));
        return ids;
    }

    /** Shots a, b and c in sequence s, phrases p (before its shot begins) and q in b; sequence t is empty. */
    private static Project film() {
        return Timeline.follow(Project.empty("film", "A film")
                .with(
                        List.of(Sequence.empty("s", "S").withShotIds(List.of("a", "b", "c")), Sequence.empty("t", "T")),
                        List.of(Shot.empty("a", "s"), Shot.empty("b", "s").at(5, 1.0), Shot.empty("c", "s")),
                        List.of(phrase("p", 3), phrase("q", 6))));
    }

    private static DialoguePhrase phrase(String id, double start) {
        return new DialoguePhrase(id, "b", "Now.", start, start + 1, null, null, PhraseMetadata.EMPTY, Map.of());
    }
}
