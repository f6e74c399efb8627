package studio.storycore.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/**
 * A small film to edit: sequence s plays the shots a, b and c of 5, 10 and 20 seconds, sequence t the shot d of 40, the
 * sequence "empty" has none; the phrases p and q are spoken in b, r in no shot; the shot "lost" names a sequence that
 * does not exist, the phrase "stray" a shot that does not exist.
 */
final class Film {

    private Film() {}

    static Project project() {
        return Timeline.follow(Project.empty("film", "A film")
                .with(
                        List.of(
                                Sequence.empty("s", "S").withShotIds(List.of("a", "b", "c")),
                                Sequence.empty("t", "T").withShotIds(List.of("d")),
                                Sequence.empty("empty", "Empty").withDuration(7)),
                        List.of(
                                Shot.empty("a", "s").withDuration(5),
                                Shot.empty("b", "s").withDuration(10).at(5, 1.0),
                                Shot.empty("c", "s").withDuration(20),
                                Shot.empty("d", "t").withDuration(40),
                                Shot.empty("lost", "nowhere").at(77, null)),
                        List.of(
                                phrase("p", "b", 6),
                                phrase("q", "b", 3),
                                phrase("r", "", 50),
                                phrase("stray", "x", 9))));
    }

    static DialoguePhrase phrase(String id, String shotId, double start) {
        return new DialoguePhrase(id, shotId, "Now.", start, start + 2, null, null, PhraseMetadata.EMPTY, Map.of());
    }

    static Project after(ProjectEdit edit) {
        return edit.applyTo(project());
    }

    static List<String> played(Project project) {
        return PlayingOrder.of(project).shots().stream().map(Shot::id).toList();
    }

    static List<Double> starts(Project project) {
        return PlayingOrder.of(project).shots().stream().map(Shot::startTime).toList();
    }

    static Shot shot(Project project, String id) {
        return project.shot(id).orElseThrow();
    }

    static DialoguePhrase phrase(Project project, String id) {
        return project.phrase(id).orElseThrow();
    }

    static Sequence sequence(Project project, String id) {
        return project.sequence(id).orElseThrow();
    }

    static void isRejected(ProjectEdit edit, Reason reason) {
        assertThatThrownBy(() -> edit.applyTo(project()))
                .isInstanceOfSatisfying(
                        EditRejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    static void isInvalid(ProjectEdit edit, Rule rule, String field) {
        assertThatThrownBy(() -> edit.applyTo(project())).isInstanceOfSatisfying(InvalidValue.class, invalid -> {
            assertThat(invalid.rule()).isEqualTo(rule);
            assertThat(invalid.field()).isEqualTo(field);
        });
    }
}
