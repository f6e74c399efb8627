package studio.storycore.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;
import studio.storycore.prompt.PromptCompletion;
import studio.storycore.prompt.PromptRules;

class SampleProjectTest {

    private final ProjectJson json = new ProjectJson();
    private final SampleProject sample = new SampleProject(json);

    static Stream<Locale> languages() {
        return Stream.of(Locale.ENGLISH, Locale.FRENCH);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void itIsAShortFilmWithAFewSequencesAnd24Shots(Locale language) {
        Project film = sample.copy("mine", language);

        assertThat(film.id()).isEqualTo("mine");
        assertThat(film.sequences()).hasSize(5);
        assertThat(film.shots()).hasSize(24);
        assertThat(PlayingOrder.of(film).shots()).isEqualTo(film.shots());
        assertThat(film.audioPhrases()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void itKeepsEveryRuleAndItsReferencesHold(Locale language) {
        Project film = sample.copy("mine", language);

        assertThat(json.check(film)).isEmpty();
        assertThat(json.warnings(film)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void itsTimelineFollowsItself(Locale language) {
        Project film = sample.copy("mine", language);

        assertThat(Timeline.follow(film)).isEqualTo(film);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void thereIsNothingToSayAboutItsPrompts(Locale language) {
        Project film = sample.copy("mine", language);

        assertThat(film.shots())
                .allSatisfy(shot ->
                        assertThat(PromptRules.check(shot.prompt()).findings()).isEmpty());
        assertThat(film.shots()).extracting(Shot::prompt).doesNotHaveDuplicates();
        assertThat(PromptCompletion.of(film).percentage()).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyShotAndPhraseIsDescribedAndSpokenInTheLanguage(Locale language) {
        Project film = sample.copy("mine", language);

        assertThat(film.shots()).allSatisfy(shot -> {
            assertThat(shot.metadata().cameraAngle()).isNotBlank();
            assertThat(shot.metadata().lighting()).isNotBlank();
            assertThat(shot.metadata().mood()).isNotBlank();
        });
        assertThat(film.audioPhrases()).allSatisfy(phrase -> {
            assertThat(phrase.metadata().character()).isNotBlank();
            assertThat(phrase.metadata().emotion()).isNotBlank();
            assertThat(phrase.voiceParameters()).isNotNull();
            assertThat(phrase.voiceParameters().language()).isEqualTo(language.getLanguage());
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyPhraseIsSpokenWithinItsShot(Locale language) {
        Project film = sample.copy("mine", language);

        for (DialoguePhrase phrase : film.audioPhrases()) {
            Shot shot = film.shot(phrase.shotId()).orElseThrow();
            assertThat(phrase.startTime()).isGreaterThanOrEqualTo(shot.startTime());
            assertThat(phrase.endTime()).isLessThanOrEqualTo(shot.startTime() + shot.duration());
        }
    }

    @Test
    void everyoneButTheFrenchGetsEnglish() {
        assertThat(sample.copy("a", Locale.GERMAN)).isEqualTo(sample.copy("a", Locale.ENGLISH));
        assertThat(sample.copy("a", Locale.CANADA_FRENCH)).isEqualTo(sample.copy("a", Locale.FRENCH));
        assertThat(sample.copy("a", Locale.FRENCH).name())
                .isNotEqualTo(sample.copy("a", Locale.ENGLISH).name());
    }
}
