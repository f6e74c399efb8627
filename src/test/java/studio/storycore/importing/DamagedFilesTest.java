package studio.storycore.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.i18n.Translations;

/** Whatever comes from outside ends in a project that keeps to the contract, or in a refusal. */
class DamagedFilesTest extends ImportScene {

    private static final String[] NAMES = {
        "schema_version",
        "project_id",
        "project_name",
        "id",
        "name",
        "shots",
        "storyboard",
        "sequences",
        "clips",
        "dialogues",
        "plans",
        "personnages",
        "timing",
        "duration",
        "duration_seconds",
        "start_time",
        "startTime",
        "end_time",
        "shot_id",
        "scene_id",
        "shotIds",
        "number",
        "position",
        "prompt",
        "augmented_prompt",
        "generation",
        "metadata",
        "imagePrompt",
        "text",
        "content",
        "voice_type",
        "voiceParameters",
        "speed",
        "language",
        "fps",
        "capabilities",
        "grid",
        "generation_history",
        "timestamp",
        "status",
        "results",
        "master_coherence_sheet",
        "generated_at",
        "url",
        "importedFiles",
        "project.id",
        "",
        "a/b~c",
        "promptValidation",
        "character_id",
        "schemaVersion",
        "audioPhrases",
        "description"
    };
    private static final String[] VALUES = {
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e308",
        "1e400",
        "-1e400",
        "1e-400",
        "12345678901234567890",
        "\"\"",
        "\"1.0\"",
        "\"a\"",
        "\" \"",
        "\"3\"",
        "\"00:00:15-00:00:25\"",
        "\"99:99:99\"",
        "\"2026-01-02T03:04:05\"",
        "\"2026-13-99\"",
        "\"+999999999-01-01T00:00:00Z\"",
        "\"VoiceType.MALE_ADULT\"",
        "\"x\\\\y.wav\"",
        "\"\\ud800\"",
        "\"\\u0000\"",
        "1768060952.28"
    };

    private final ImportTexts texts = texts();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomFilesOfEveryShapeAreTakenOrRefused(long seed) {
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < 500; i++) {
            List<ImportFile> files = new ArrayList<>();
            for (int f = random.nextInt(3); f >= 0; f--) {
                files.add(file(random.nextInt(3) + "/" + f + ".json", value(random, 0)));
            }
            taken += looked(files);
        }
        assertThat(taken).as("projects found in random files").isGreaterThan(100);
    }

    @Test
    void filesWithBytesChangedOrMissingAreTakenOrRefused() {
        byte[] whole = """
                {"schema_version": "1.0", "project_id": "p", "project_name": "P", "fps": 24,
                 "sequences": [{"id": "s", "shots": [{"shot_id": "a", "timing": {"duration": 48},
                   "dialogue": [{"text": "Hé", "start": "0:01", "duration": 2, "voice_type": "MALE"}]}]}],
                 "generation_history": [{"id": "g", "timestamp": "2026-01-02", "results": {"success": true}}]}""".getBytes(StandardCharsets.UTF_8);
        byte[] zip = zip("film.zip", new ImportFile("project.json", whole)).content();
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            byte[] damaged = (i % 2 == 0 ? whole : zip).clone();
            for (int changes = random.nextInt(3); changes >= 0; changes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
            looked(List.of(new ImportFile("damaged", Arrays.copyOf(damaged, length))));
        }
    }

    /** Whatever was found can be stored and read again, and whatever is told has words. */
    private int looked(List<ImportFile> files) {
        ImportPlan plan = importer.plan(files);
        for (FoundProject found : plan.projects()) {
            assertThat(json.read(json.write(found.read().project())).project())
                    .isEqualTo(found.read().project());
            found.notes().forEach(this::hasWords);
        }
        plan.notUsed().forEach(this::hasWords);
        plan.refusals()
                .forEach(refusal -> assertThat(texts.reasons(refusal, Locale.FRENCH))
                        .isNotEmpty()
                        .noneMatch(text -> text.startsWith("!")));
        return plan.projects().size();
    }

    private void hasWords(Note note) {
        assertThat(texts.text(note, Locale.ENGLISH)).doesNotStartWith("!").isNotBlank();
    }

    private static String value(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(depth > 5 ? 1 : 3) + (depth > 5 ? 2 : 0);
        StringBuilder json = new StringBuilder();
        switch (kind) {
            case 0 -> {
                List<String> names = new ArrayList<>(List.of(NAMES));
                Collections.shuffle(names, random);
                json.append('{');
                for (int i = random.nextInt(10); i >= 0; i--) {
                    String name = names.removeLast();
                    json.append('"').append(name).append("\":");
                    boolean list =
                            random.nextBoolean() && name.matches("shots|storyboard|sequences|clips|dialogues|plans");
                    json.append(list ? list(random, depth + 1) : value(random, depth + 1));
                    json.append(i == 0 ? "" : ",");
                }
                json.append('}');
            }
            case 1 -> json.append(list(random, depth));
            default -> json.append(VALUES[random.nextInt(VALUES.length)]);
        }
        return json.toString();
    }

    private static String list(Random random, int depth) {
        List<String> entries = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.add(value(random, depth + 1));
        }
        return "[" + String.join(",", entries) + "]";
    }

    private static ImportTexts texts() {
        Translations translations = new Translations();
        return new ImportTexts(translations, new ViolationTexts(translations));
    }
}
