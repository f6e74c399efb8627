package studio.storycore.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Capabilities;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.GeneratedShot;
import studio.storycore.project.GenerationError;
import studio.storycore.project.GenerationRecord;
import studio.storycore.project.GenerationResults;
import studio.storycore.project.GenerationStage;
import studio.storycore.project.GenerationStatus;
import studio.storycore.project.MasterCoherenceSheet;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.Project;
import studio.storycore.project.PromptError;
import studio.storycore.project.PromptErrorType;
import studio.storycore.project.PromptValidation;
import studio.storycore.project.PromptWarning;
import studio.storycore.project.PromptWarningType;
import studio.storycore.project.QaReport;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.ShotMetadata;
import studio.storycore.project.ShotScore;
import studio.storycore.project.Timeline;
import studio.storycore.project.VoiceParameters;
import studio.storycore.project.VoiceType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes valid projects by chance, the same ones for the same seed: every optional field there or absent, unknown fields on
 * every level, texts in many scripts, numbers of every size.
 */
public final class RandomProjects {

    private static final List<String> WORDS = List.of(
            "lighthouse",
            "tide",
            "lantern",
            "Été à la plage",
            "夜明け",
            "شروق",
            "🎬",
            "👩‍🚀",
            "a\nb",
            "tab\there",
            "nul\0l",
            "\"quoted\"",
            "back\\slash",
            "\u2028",
            "null");
    private static final List<String> NAMES =
            List.of("x-vendor", "a.b", "$date", "$set", "", "_id", "naïve", "0", "~1/", "__proto__", "🎬");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;

    public RandomProjects(long seed) {
        this.random = new Random(seed);
    }

    /** A project as it comes from outside: references may dangle, times need not follow from each other. */
    public Project wild() {
        List<String> sequenceIds = ids("seq", 5);
        List<String> shotIds = ids("shot", 12);
        return new Project(
                "p-" + random.nextInt(1_000_000),
                text(),
                Project.SCHEMA_VERSION,
                sequenceIds.stream()
                        .map(id -> new Sequence(
                                id, text(), text(), listOf(4, () -> anyOf(shotIds)), positive(), unknown()))
                        .toList(),
                shotIds.stream().map(id -> shot(id, anyOf(sequenceIds))).toList(),
                ids("phrase", 6).stream().map(id -> phrase(id, anyOf(shotIds))).toList(),
                maybe(() -> new MasterCoherenceSheet(text(), epoch(), unknown())),
                ids("gen", 3).stream().map(id -> generation(id, shotIds)).toList(),
                new Capabilities(chance(), chance(), chance(), chance(), chance(), unknown()),
                unknown());
    }

    /** A project as this application's own edits leave it: every reference holds and the timeline follows itself. */
    public Project consistent(int shots) {
        int sequences = Math.max(1, shots / 6);
        List<List<String>> members = new ArrayList<>();
        for (int i = 0; i < sequences; i++) {
            members.add(new ArrayList<>());
        }
        List<Shot> made = new ArrayList<>();
        List<DialoguePhrase> phrases = new ArrayList<>();
        for (int i = 0; i < shots; i++) {
            int sequence = i * sequences / shots;
            String id = "shot-" + i;
            members.get(sequence).add(id);
            made.add(shot(id, "seq-" + sequence).withDuration(random.nextInt(1, 400) / 8.0));
            if (random.nextInt(3) == 0) {
                phrases.add(phrase("phrase-" + i, random.nextInt(5) == 0 ? DialoguePhrase.NOT_LINKED : id));
            }
        }
        List<Sequence> sequenceList = new ArrayList<>();
        for (int i = 0; i < sequences; i++) {
            sequenceList.add(new Sequence("seq-" + i, text(), text(), members.get(i), 1, unknown()));
        }
        return Timeline.follow(
                Project.empty("p-" + random.nextInt(1_000_000), text()).with(sequenceList, made, phrases));
    }

    /** A shot with this id in this sequence; everything else by chance. */
    public Shot shot(String id, String sequenceId) {
        return new Shot(
                id,
                sequenceId,
                notNegative(),
                positive(),
                chance() ? "" : text() + " " + text(),
                maybe(this::promptValidation),
                maybe(this::text),
                new ShotMetadata(maybe(this::text), maybe(this::text), maybe(this::text), unknown()),
                maybe(() -> (double) random.nextInt(100)),
                unknown());
    }

    /** A phrase with this id, linked to this shot; everything else by chance. */
    public DialoguePhrase phrase(String id, String shotId) {
        double start = random.nextInt(1_000) / 16.0;
        return new DialoguePhrase(
                id,
                shotId,
                text(),
                start,
                start + (1 + random.nextInt(100)) / 16.0,
                maybe(() -> new VoiceParameters(
                        anyOf(List.of(VoiceType.values())),
                        0.5 + random.nextInt(16) / 10.0,
                        random.nextInt(-24, 25) / 2.0,
                        anyOf(List.of("en", "fr", "de")),
                        unknown())),
                maybe(this::text),
                new PhraseMetadata(maybe(this::text), maybe(this::text), unknown()),
                unknown());
    }

    private PromptValidation promptValidation() {
        return new PromptValidation(
                chance(),
                listOf(2, () -> new PromptError(anyOf(List.of(PromptErrorType.values())), text(), "prompt", unknown())),
                listOf(
                        2,
                        () -> new PromptWarning(
                                anyOf(List.of(PromptWarningType.values())), text(), maybe(this::text), unknown())),
                listOf(2, this::text),
                unknown());
    }

    private GenerationRecord generation(String id, List<String> shotIds) {
        return new GenerationRecord(
                id,
                epoch(),
                anyOf(List.of(GenerationStatus.values())),
                maybe(() -> results(shotIds)),
                maybe(this::text),
                unknown());
    }

    private GenerationResults results(List<String> shotIds) {
        return new GenerationResults(
                chance(),
                text(),
                listOf(3, () -> new GeneratedShot(anyOf(shotIds), text(), score(), notNegative(), unknown())),
                new QaReport(
                        score(),
                        listOf(3, () -> new ShotScore(anyOf(shotIds), score(), listOf(2, this::text), unknown())),
                        chance(),
                        unknown()),
                text(),
                maybe(() -> listOf(
                        2,
                        () -> new GenerationError(
                                anyOf(List.of(GenerationStage.values())),
                                text(),
                                maybe(() -> anyOf(shotIds)),
                                chance(),
                                unknown()))),
                unknown());
    }

    private Map<String, JsonNode> unknown() {
        if (random.nextInt(3) > 0) {
            return Map.of();
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            fields.put(anyOf(NAMES), json(2));
        }
        return fields;
    }

    private JsonNode json(int depth) {
        return switch (random.nextInt(depth > 0 ? 12 : 10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(chance());
            case 2 -> NODES.numberNode(random.nextInt());
            case 3 -> JsonTree.whole(new BigDecimal(random.nextLong()).toBigInteger());
            case 4 -> NODES.numberNode(random.nextDouble());
            case 5 -> JsonTree.fraction("6.0");
            case 6 -> JsonTree.fraction("0.1234567890123456789012345");
            case 7 -> JsonTree.fraction("1e400");
            case 8 -> JsonTree.whole(new BigDecimal("1234567890".repeat(5)).toBigInteger());
            case 9 -> NODES.stringNode(text());
            case 10 -> NODES.arrayNode().addAll(listOf(3, () -> json(depth - 1)));
            default -> {
                ObjectNode object = NODES.objectNode();
                listOf(3, () -> object.set(anyOf(NAMES), json(depth - 1)));
                yield object;
            }
        };
    }

    private List<String> ids(String prefix, int most) {
        List<String> ids = new ArrayList<>();
        int count = random.nextInt(1, most + 1);
        for (int i = 0; i < count; i++) {
            ids.add(prefix + "-" + i);
        }
        return ids;
    }

    private double positive() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1, 100);
            case 1 -> random.nextDouble() + Double.MIN_VALUE;
            case 2 -> 1e300;
            default -> random.nextInt(1, 1_000) / 8.0;
        };
    }

    private double notNegative() {
        return chance() ? 0 : positive();
    }

    private double score() {
        return random.nextInt(0, 201) / 2.0;
    }

    private double epoch() {
        return chance() ? 1_768_060_952_281.0 : 1_768_060_952_281.6522;
    }

    private String text() {
        return anyOf(WORDS);
    }

    private boolean chance() {
        return random.nextBoolean();
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return chance() ? value.get() : null;
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private <T> List<T> listOf(int most, Supplier<? extends T> entry) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(entry.get());
        }
        return list;
    }
}
