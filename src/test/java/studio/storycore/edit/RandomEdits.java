package studio.storycore.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.RandomProjects;
import studio.storycore.project.Capability;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Place;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.VoiceParameters;
import studio.storycore.project.VoiceType;

/**
 * Makes edits by chance, the same ones for the same seed: of every kind that a person makes, at places that are there,
 * that are gone, and that name themselves. Ids of new entities begin with the given prefix and never come twice.
 */
public final class RandomEdits {

    private static final List<String> TEXTS =
            List.of("", "rain", "Été", "夜明け", "🎬", "شروق", "a\nb", "nul\0l", "a longer text that says more");
    private static final List<Double> DURATIONS = List.of(0.1, 0.3, 1 / 3.0, 1.0, 2.5, 40.0, 1e-7, 4_000.25);
    private static final int KINDS = 20;

    private final Random random;
    private final RandomProjects entities;
    private final String prefix;
    private int made;

    public RandomEdits(long seed, String prefix) {
        this.random = new Random(seed);
        this.entities = new RandomProjects(seed);
        this.prefix = prefix;
    }

    /** An edit that can be made to the project. */
    public ProjectEdit applicableTo(Project project) {
        while (true) {
            ProjectEdit edit = any(project);
            try {
                edit.applyTo(project);
                return edit;
            } catch (EditRejected | InvalidValue refused) {
                // Another one, then.
            }
        }
    }

    /** An edit that may or may not fit the project. */
    public ProjectEdit any(Project project) {
        return random.nextInt(12) == 0 ? group(project) : single(project, random.nextInt(KINDS));
    }

    /** An edit of every kind. */
    public List<ProjectEdit> ofEveryKind(Project project) {
        List<ProjectEdit> edits = new ArrayList<>();
        for (int kind = 0; kind < KINDS; kind++) {
            edits.add(single(project, kind));
        }
        edits.add(group(project));
        edits.add(new UnassignShot(shot(project), "elsewhere", 7.5, null));
        edits.add(new ReplaceProject(entities.wild()));
        return edits;
    }

    /** Several edits, each made for the project that the ones before it leave. */
    private EditGroup group(Project project) {
        List<ProjectEdit> edits = new ArrayList<>();
        Project changed = project;
        for (int i = random.nextInt(4); i > 0; i--) {
            ProjectEdit edit = single(changed, random.nextInt(KINDS));
            try {
                changed = edit.applyTo(changed);
                edits.add(edit);
            } catch (EditRejected | InvalidValue refused) {
                // Left out.
            }
        }
        return new EditGroup(edits);
    }

    private ProjectEdit single(Project project, int kind) {
        return switch (kind) {
            case 0 -> new RenameProject(text());
            case 1 -> new SetCapability(anyOf(Capability.values()), random.nextBoolean());
            case 2 -> new AddSequence(Sequence.empty(newId("seq"), text()), sequenceOrNone(project));
            case 3 -> new SetSequenceText(sequence(project), anyOf(SetSequenceText.Text.values()), text());
            case 4 -> new SetSequenceDuration(sequence(project), duration());
            case 5 -> new MoveSequence(sequence(project), sequenceOrNone(project));
            case 6 -> random.nextInt(3) > 0 ? single(project, 2) : new DeleteSequence(sequence(project), fate());
            case 7, 8 -> new AddShot(entities.shot(newId("shot"), "").withDuration(duration()), place(project));
            case 9, 10 -> new SetShotText(shot(project), anyOf(SetShotText.Text.values()), textOrNone());
            case 11 -> new SetShotDuration(shot(project), duration());
            case 12, 13 -> new MoveShot(shot(project), place(project));
            case 14 -> new DeleteShot(shot(project), fate());
            case 15 -> new AddPhrase(entities.phrase(newId("phrase"), random.nextInt(4) == 0 ? "" : shot(project)));
            case 16 -> new SetPhraseText(phrase(project), anyOf(SetPhraseText.Text.values()), textOrNone());
            case 17 -> {
                double start = random.nextInt(200) / 7.0;
                yield new SetPhraseTimes(phrase(project), start, start + duration());
            }
            case 18 -> new LinkPhrase(phrase(project), random.nextInt(4) == 0 ? "" : shot(project));
            default ->
                random.nextBoolean()
                        ? new DeletePhrase(phrase(project))
                        : new SetPhraseVoice(
                                phrase(project),
                                random.nextBoolean()
                                        ? null
                                        : new VoiceParameters(VoiceType.FEMALE, 1, 0, "fr", Map.of()));
        };
    }

    private Place place(Project project) {
        String sequenceId = sequence(project);
        List<Shot> there = PlayingOrder.of(project).bySequence().getOrDefault(sequenceId, List.of());
        return switch (random.nextInt(6)) {
            case 0 -> Place.firstIn(sequenceId);
            case 1 -> new Place(sequenceId, shot(project));
            case 2 -> new Place(sequenceId, "gone");
            default -> new Place(sequenceId, idOf(there, Shot::id));
        };
    }

    private @Nullable String sequenceOrNone(Project project) {
        return random.nextInt(4) == 0 ? null : sequence(project);
    }

    private String sequence(Project project) {
        return idOf(project.sequences(), Sequence::id);
    }

    private String shot(Project project) {
        return idOf(project.shots(), Shot::id);
    }

    private String phrase(Project project) {
        return idOf(project.audioPhrases(), DialoguePhrase::id);
    }

    private <T> String idOf(List<T> entries, Function<T, String> id) {
        return entries.isEmpty() || random.nextInt(40) == 0
                ? "gone"
                : id.apply(entries.get(random.nextInt(entries.size())));
    }

    private String newId(String kind) {
        made++;
        return prefix + "-" + kind + "-" + made;
    }

    private PhraseFate fate() {
        return anyOf(PhraseFate.values());
    }

    private double duration() {
        return DURATIONS.get(random.nextInt(DURATIONS.size()));
    }

    private @Nullable String textOrNone() {
        return random.nextInt(5) == 0 ? null : text();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <T> T anyOf(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
