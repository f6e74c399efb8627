package studio.storycore.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void startTimesPositionsAndDurationsFollowFromThePlayingOrder() {
        Project project = Timeline.follow(film(1, 2.5, 4));

        assertThat(project.shots()).extracting(Shot::startTime).containsExactly(0.0, 1.0, 3.5);
        assertThat(project.shots()).extracting(Shot::position).containsExactly(0.0, 1.0, 2.0);
        assertThat(project.sequences()).extracting(Sequence::duration).containsExactly(7.5);
        assertThat(Timeline.follow(project)).isEqualTo(project);
    }

    @Test
    void whatIsRightIsShared() {
        Project project = Timeline.follow(film(1, 2));
        Project longer = Timeline.follow(project.withShots(
                List.of(project.shots().get(0), project.shots().get(1).withDuration(9))));

        assertThat(longer.shots().getFirst()).isSameAs(project.shots().getFirst());
        assertThat(Timeline.follow(longer).shots()).isSameAs(longer.shots());
    }

    @Test
    void sumsOfFractionsStayReadableAndDoNotDrift() {
        Project tenths = Timeline.follow(film(0.1, 0.2, 0.3, 0.1));
        assertThat(tenths.shots()).extracting(Shot::startTime).containsExactly(0.0, 0.1, 0.3, 0.6);
        assertThat(tenths.sequences().getFirst().duration()).isEqualTo(0.7);

        double[] frames = IntStream.range(0, 4_000).mapToDouble(i -> 49 / 24.0).toArray();
        Project film = Timeline.follow(film(frames));
        assertThat(film.sequences().getFirst().duration()).isEqualTo(8_166.666667);
    }

    @Test
    void theShortestDurationsStillAddUp() {
        Project project = Timeline.follow(film(Double.MIN_VALUE, 1e-7, 1e-7));
        assertThat(project.sequences().getFirst().duration()).isEqualTo(2e-7);

        double[] tiny = IntStream.range(0, 1_000).mapToDouble(i -> 1e-7).toArray();
        assertThat(Timeline.follow(film(tiny)).sequences().getFirst().duration())
                .isEqualTo(0.0001);
    }

    @Test
    void sumsBeyondTheLargestNumberStopThere() {
        Project project = film(1e308, 1e308, 1e308);
        DialoguePhrase phrase =
                new DialoguePhrase("p", "shot-2", "Late.", 1e308, 1.1e308, null, null, PhraseMetadata.EMPTY, Map.of());
        Project followed = Timeline.follow(project.withPhrases(List.of(phrase)));

        assertThat(followed.shots()).extracting(Shot::startTime).containsExactly(0.0, 1e308, Double.MAX_VALUE);
        assertThat(followed.sequences().getFirst().duration()).isEqualTo(Double.MAX_VALUE);
        assertThat(followed.audioPhrases().getFirst().endTime())
                .isGreaterThan(followed.audioPhrases().getFirst().startTime())
                .isFinite();
        assertThat(Timeline.follow(followed)).isEqualTo(followed);
    }

    @Test
    void linkedPhrasesMoveWithTheirShotAndStopAtTheStartOfTheFilm() {
        Project project = Timeline.follow(film(10, 10))
                .withPhrases(List.of(phrase("in", "shot-1", 12), phrase("before", "shot-1", 4), phrase("free", "", 4)));
        Project shorter = Timeline.follow(project.withShots(
                List.of(project.shots().get(0).withDuration(3), project.shots().get(1))));

        assertThat(shorter.audioPhrases()).extracting(DialoguePhrase::startTime).containsExactly(5.0, 0.0, 4.0);
        assertThat(shorter.audioPhrases()).extracting(DialoguePhrase::endTime).containsExactly(7.0, 2.0, 6.0);
    }

    @Test
    void aPhraseTooShortForItsNewPlaceStillEndsAfterItStarts() {
        Project project = film(1, 5)
                .withPhrases(List.of(new DialoguePhrase(
                        "p", "shot-1", "!", 0, Double.MIN_VALUE, null, null, PhraseMetadata.EMPTY, Map.of())));
        DialoguePhrase moved = Timeline.follow(project).audioPhrases().getFirst();

        assertThat(moved.startTime()).isEqualTo(1);
        assertThat(moved.endTime()).isGreaterThan(1);
    }

    @Test
    void unassignedShotsAndEmptySequencesKeepWhatTheyHaveAndTakeNoTime() {
        Project project = film(3).withSequences(List.of(
                Sequence.empty("empty", "").withDuration(99),
                Sequence.empty("s", "").withShotIds(List.of("shot-0"))));
        Shot lost = Shot.empty("lost", "nowhere").at(50, 9.0);
        Shot unlisted = Shot.empty("unlisted", "s").at(60, null);
        Project followed =
                Timeline.follow(project.withShots(List.of(project.shots().getFirst(), lost, unlisted)));

        assertThat(followed.shots()).contains(lost, unlisted);
        assertThat(followed.shots().getFirst().startTime()).isZero();
        assertThat(followed.sequences().getFirst().duration()).isEqualTo(99);
        assertThat(PlayingOrder.of(followed).unassigned()).containsExactly(lost, unlisted);
    }

    @Test
    void aShotPlaysOnceHoweverOftenItIsListedAndOnlyInTheSequenceItNames() {
        Project project = film(1, 2)
                .withSequences(List.of(
                        Sequence.empty("other", "").withShotIds(List.of("shot-1", "gone", "shot-0")),
                        Sequence.empty("s", "").withShotIds(List.of("shot-1", "shot-0", "shot-1"))));
        PlayingOrder order = PlayingOrder.of(project);

        assertThat(order.shots()).extracting(Shot::id).containsExactly("shot-1", "shot-0");
        assertThat(order.bySequence().get("other")).isEmpty();
        assertThat(order.placeOf("shot-0")).contains(new Place("s", "shot-1"));
        assertThat(order.placeOf("gone")).isEmpty();
    }

    private static Project film(double... durations) {
        List<Shot> shots = new ArrayList<>();
        for (double duration : durations) {
            shots.add(Shot.empty("shot-" + shots.size(), "s").withDuration(duration));
        }
        return Project.empty("film", "A film")
                .with(
                        List.of(Sequence.empty("s", "S")
                                .withShotIds(shots.stream().map(Shot::id).toList())),
                        shots,
                        List.of());
    }

    private static DialoguePhrase phrase(String id, String shotId, double start) {
        return new DialoguePhrase(id, shotId, "Now.", start, start + 2, null, null, PhraseMetadata.EMPTY, Map.of());
    }
}
