package studio.storycore.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.GenerationStatus;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.VoiceParameters;
import studio.storycore.project.VoiceType;

/** Each shape that files come in, and what becomes of its fields. */
class ShapesTest extends ImportScene {

    @Test
    void aProjectInSnakeCaseIsMapped() {
        FoundProject found = found("""
                {"schema_version": "1.0", "project_id": "night-bus", "project_name": "Night bus",
                 "capabilities": {"grid_generation": true, "promotion_engine": false, "qa_engine": true,
                                  "autofix_engine": false},
                 "master_coherence_sheet": {"url": "out\\\\sheet.png", "generated_at": "2026-02-03T04:05:06Z"},
                 "generation_history": [{"id": "g1", "timestamp": 1770000000.5, "status": "completed"}],
                 "sequences": [{"sequence_id": "s1", "title": "Depot", "shot_ids": ["a"]}],
                 "shots": [{"shot_id": "a", "sequence_id": "s1", "start_time": 0, "duration": 4, "prompt": "A bus",
                            "camera_angle": "low"}],
                 "audio_phrases": [{"id": "p1", "shot_id": "a", "text": "Last stop", "start_time": 1,
                                    "end_time": 2}]}""");
        Project project = found.read().project();
        assertThat(project.id()).isEqualTo("night-bus");
        assertThat(project.name()).isEqualTo("Night bus");
        assertThat(project.capabilities().gridGeneration()).isTrue();
        assertThat(project.capabilities().voiceGeneration()).isFalse();
        assertThat(project.masterCoherenceSheet()).satisfies(sheet -> {
            assertThat(sheet.url()).isEqualTo("out/sheet.png");
            assertThat(sheet.generatedAt()).isEqualTo(1_770_091_506_000.0);
        });
        assertThat(project.generationHistory()).singleElement().satisfies(generation -> {
            assertThat(generation.timestamp()).isEqualTo(1_770_000_000_500.0);
            assertThat(generation.status()).isEqualTo(GenerationStatus.SUCCESS);
        });
        assertThat(project.sequences()).singleElement().satisfies(sequence -> {
            assertThat(sequence.name()).isEqualTo("Depot");
            assertThat(sequence.shotIds()).containsExactly("a");
            assertThat(sequence.duration()).isEqualTo(4);
        });
        assertThat(project.shots().getFirst().metadata().cameraAngle()).isEqualTo("low");
        assertThat(project.phrasesOf("a")).extracting(DialoguePhrase::text).containsExactly("Last stop");
        assertThat(found.read().warnings()).isEmpty();
        assertThat(told(found, Note.Kind.MAPPED))
                .contains("RENAMED film.json /project_id", "RENAMED film.json /shots/0/shot_id");
        assertThat(told(found, Note.Kind.REPAIRED))
                .contains("FILLED_IN film.json /capabilities/voiceGeneration")
                .contains("CONVERTED film.json /generation_history/0/timestamp");
    }

    @Test
    void theListOfShotsMayBeCalledStoryboard() {
        FoundProject found = found("""
                {"project_name": "Two", "storyboard": [{"id": "a", "prompt": "One", "duration": 2},
                                                       {"id": "b", "prompt": "Two", "duration": 3}]}""");
        Project project = found.read().project();
        assertThat(project.id()).isEqualTo(NEW_ID);
        assertThat(project.shots()).extracting(Shot::id).containsExactly("a", "b");
        assertThat(project.shots()).extracting(Shot::startTime).containsExactly(0.0, 2.0);
        assertThat(project.sequences()).extracting(Sequence::shotIds).containsExactly(List.of("a", "b"));
        assertThat(told(found, Note.Kind.REPAIRED)).contains("NEW_ID  /id", "SEQUENCE_MADE  /sequences");
    }

    @Test
    void aStoryboardAndADialogueBesideTheProjectFileBelongToIt() {
        FoundProject found = found(
                file("film/project.json", """
                        {"schema_version": "1.0", "project_id": "trio", "project_name": "Trio", "mood_board": "kept"}"""),
                file("film/storyboard.json", """
                        {"storyboard_id": "sb", "project_id": "trio", "shots": [
                          {"shot_id": "b", "scene_id": "one", "shot_number": 2, "duration_seconds": 3,
                           "augmented_prompt": "Second"},
                          {"shot_id": "a", "scene_id": "one", "shot_number": 1, "duration_seconds": 2,
                           "augmented_prompt": "First",
                           "prompt_modules": {"camera": "wide", "lighting": "soft", "seed": 7}}]}"""),
                file("film/audio/dialogue.json", """
                        {"track_id": "d", "clips": [{"clip_id": "c1", "start_time": 0.5, "duration": 1.5,
                          "content": "takes\\\\one.wav", "character_id": "hero", "voice_type": "VoiceType.FEMALE_ADULT",
                          "metadata": {"emotion": "glad", "take": 3}}]}"""));
        Project project = found.read().project();
        assertThat(found.files())
                .extracting(FoundProject.Source::shape)
                .containsExactly(Shape.PROJECT, Shape.STORYBOARD, Shape.DIALOGUE);
        assertThat(project.sequences().getFirst().shotIds()).containsExactly("a", "b");
        assertThat(project.shot("b")).hasValueSatisfying(shot -> {
            assertThat(shot.prompt()).isEqualTo("Second");
            assertThat(shot.startTime()).isEqualTo(2);
            assertThat(shot.position()).isEqualTo(1);
        });
        assertThat(project.shot("a").orElseThrow().metadata().lighting()).isEqualTo("soft");
        DialoguePhrase phrase = project.audioPhrases().getFirst();
        assertThat(phrase.shotId()).isEmpty();
        assertThat(phrase.endTime()).isEqualTo(2);
        assertThat(phrase.text()).isEqualTo("…");
        assertThat(phrase.generatedAudioUrl()).isEqualTo("takes/one.wav");
        assertThat(phrase.metadata().character()).isEqualTo("hero");
        assertThat(phrase.metadata().emotion()).isEqualTo("glad");
        assertThat(phrase.metadata().unknown()).containsKey("take");
        assertThat(phrase.voiceParameters())
                .extracting(VoiceParameters::voiceType)
                .isEqualTo(VoiceType.FEMALE);
        assertThat(project.unknown()).containsKeys("mood_board", "importedFiles");
        assertThat(told(found, Note.Kind.REPAIRED)).contains("NO_WORDS film/audio/dialogue.json /clips/0/text");
    }

    @Test
    void aFrenchScriptIsRead() {
        FoundProject found = found("""
                {"titre": "Le quai", "personnages": [{"nom": "Léa"}],
                 "plans": [{"numero": 1, "timing": "00:00:15-00:00:25", "description": "Un quai vide"}],
                 "dialogues": [{"personnage": "Léa", "texte": "Bonsoir.", "timing": "00:00:16-00:00:18",
                                "voice_type": "MASCULIN"}]}""");
        Project project = found.read().project();
        assertThat(project.name()).isEqualTo("Le quai");
        Shot shot = project.shots().getFirst();
        assertThat(shot.startTime()).isEqualTo(15);
        assertThat(shot.duration()).isEqualTo(10);
        assertThat(shot.prompt()).isEqualTo("Un quai vide");
        DialoguePhrase phrase = project.audioPhrases().getFirst();
        assertThat(phrase.text()).isEqualTo("Bonsoir.");
        assertThat(phrase.startTime()).isEqualTo(16);
        assertThat(phrase.endTime()).isEqualTo(18);
        assertThat(phrase.metadata().character()).isEqualTo("Léa");
        assertThat(phrase.voiceParameters())
                .extracting(VoiceParameters::language)
                .isEqualTo("fr");
        assertThat(project.unknown()).containsKey("personnages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"position", "order", "order_index", "orderIndex", "shot_number", "number"})
    void theOrderIsReadUnderEachOfItsNames(String name) {
        Project project = project("""
                {"project_name": "Order", "shots": [{"id": "b", "%1$s": 2}, {"id": "a", "%1$s": 1}]}""".formatted(name));
        assertThat(project.sequences().getFirst().shotIds()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'prompt': 'A pier'",
                "'augmented_prompt': 'A pier'",
                "'generation': {'prompt': 'A pier'}",
                "'metadata': {'imagePrompt': 'A pier'}",
                "'prompt': '', 'description': 'A pier'"
            })
    void thePromptIsReadUnderEachOfItsNames(String field) {
        Project project = project("{'project_name': 'Prompt', 'shots': [{'id': 'a', %s}]}"
                .formatted(field)
                .replace('\'', '"'));
        assertThat(project.shots().getFirst().prompt()).isEqualTo("A pier");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'duration': 6 | 6",
                "'duration_seconds': 6.5 | 6.5",
                "'duration': '7' | 7",
                "'duration': '00:01:05' | 65",
                "'timing': {'duration': 48} | 2",
                "'duration': -1 | 5"
            })
    void theDurationIsReadInEachOfItsUnits(String field, double seconds) {
        Project project = project("{'project_name': 'Time', 'fps': 24, 'shots': [{'id': 'a', %s}]}"
                .formatted(field)
                .replace('\'', '"'));
        assertThat(project.shots().getFirst().duration()).isEqualTo(seconds);
    }

    @Test
    void framesWithoutARateAreKeptAndTold() {
        FoundProject found =
                found("{\"project_name\": \"Frames\", \"shots\": [{\"id\": \"a\", \"timing\": {\"duration\": 48}}]}");
        Shot shot = found.read().project().shots().getFirst();
        assertThat(shot.duration()).isEqualTo(Shot.DEFAULT_DURATION);
        assertThat(shot.unknown()).containsKey("timing");
        assertThat(told(found, Note.Kind.KEPT)).contains("NO_FRAME_RATE film.json /shots/0/timing/duration");
    }

    @Test
    void anotherVersionIsConvertedAndTold() {
        FoundProject found = found("{\"schema_version\": \"2026.1.26\", \"project_name\": \"New\"}");
        assertThat(found.read().project().schemaVersion()).isEqualTo("1.0");
        assertThat(found.read().project().unknown()).containsKey("schema_version");
        assertThat(told(found, Note.Kind.REPAIRED)).contains("OTHER_VERSION film.json /schema_version");
    }

    @Test
    void unknownFieldsOnEveryLevelAreKept() {
        FoundProject found = found("""
                {"project_name": "Extra", "created_at": 1768060952.25, "config": {"seed": [1, null]},
                 "shots": [{"id": "a", "title": "Opening", "metadata": {"lens": 35}}]}""");
        Project project = found.read().project();
        assertThat(project.unknown().get("config")).hasToString("{\"seed\":[1,null]}");
        assertThat(project.unknown().get("created_at")).hasToString("1.76806095225E9");
        assertThat(project.shots().getFirst().unknown()).containsKey("title");
        assertThat(project.shots().getFirst().metadata().unknown()).containsKey("lens");
        assertThat(told(found, Note.Kind.KEPT)).contains("UNKNOWN_FIELD film.json /shots/0/title");
    }

    @Test
    void aValueThatMakesNoSenseIsKeptUnderAnotherName() {
        FoundProject found =
                found("{\"project_name\": \"Odd\", \"shots\": [{\"id\": \"a\", \"duration\": {\"of\": 3}}]}");
        assertThat(found.read().project().shots().getFirst().unknown()).containsKey("durationImported");
        assertThat(told(found, Note.Kind.KEPT)).contains("UNUSABLE film.json /shots/0/duration");
    }

    @Test
    void aReferenceThatLeadsNowhereIsKeptAndWarnedOf() {
        FoundProject found = found("""
                {"project_name": "Dangling", "sequences": [{"id": "s1", "name": "One"}],
                 "shots": [{"id": "a", "sequence_id": "gone", "prompt": "x"}]}""");
        assertThat(found.read().project().shots().getFirst().sequenceId()).isEqualTo("gone");
        assertThat(found.read().warnings()).hasSize(1);
    }

    @Test
    void anIdThatStandsTwiceIsMadeUnique() {
        FoundProject found = found("""
                {"project_name": "Twins", "shots": [{"id": "a"}, {"id": "a"}, {"id": "a-1"}]}""");
        assertThat(found.read().project().shots()).extracting(Shot::id).containsExactly("a", "a-2", "a-1");
        assertThat(told(found, Note.Kind.REPAIRED)).contains("TAKEN_ID film.json /shots/1");
    }

    @Test
    void whatHappensToAllShotsAlikeIsToldOnce() {
        FoundProject found = found("""
                {"project_name": "Many", "shots": [{"shot_id": "a"}, {"shot_id": "b"}, {"shot_id": "c"}]}""");
        assertThat(found.notes())
                .filteredOn(note -> note.path().equals("/shots/0/shot_id"))
                .extracting(Note::count)
                .containsExactly(3);
    }
}
