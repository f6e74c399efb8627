package studio.storycore.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.RenameProject;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.ShotMetadata;
import studio.storycore.project.Timeline;

/** Projects and what is stored with them, as the tests of stores need them. */
public final class Projects {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private static final int SHOTS_IN_A_SEQUENCE = 40;

    private Projects() {}

    public static String newId() {
        return "p-" + UUID.randomUUID();
    }

    /** A consistent project: shots {@code shot-1} and so on, a phrase for every third. */
    public static Project sample(String id, String name, int shots) {
        return withShots(
                id, name, shots, i -> "Shot " + i + ": a wide view over the harbour, first light, long shadows");
    }

    /** A project whose shots have this prompt. */
    public static Project withPrompts(String id, int shots, String prompt) {
        return withShots(id, "large", shots, i -> prompt);
    }

    /** A project that takes this many characters, of which no compression makes much less. */
    public static Project incompressible(String id, int shots, int charactersEach) {
        Random random = new Random(1);
        return withShots(
                id,
                "incompressible",
                shots,
                i -> random.ints(charactersEach, '#', '~')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    private static Project withShots(String id, String name, int count, IntFunction<String> prompts) {
        List<Shot> shots = new ArrayList<>();
        List<Sequence> sequences = new ArrayList<>();
        List<DialoguePhrase> phrases = new ArrayList<>();
        for (int first = 1; first <= count; first += SHOTS_IN_A_SEQUENCE) {
            String sequenceId = "sequence-" + (sequences.size() + 1);
            List<String> members = IntStream.range(first, Math.min(first + SHOTS_IN_A_SEQUENCE, count + 1))
                    .mapToObj(i -> "shot-" + i)
                    .toList();
            sequences.add(Sequence.empty(sequenceId, "Sequence " + sequenceId).withShotIds(members));
        }
        for (int i = 1; i <= count; i++) {
            String sequenceId = "sequence-" + ((i - 1) / SHOTS_IN_A_SEQUENCE + 1);
            shots.add(Shot.empty("shot-" + i, sequenceId)
                    .withPrompt(prompts.apply(i))
                    .withDuration(1 + i % 7 / 2.0)
                    .withMetadata(new ShotMetadata("low angle", "dawn", null, Map.of())));
            if (i % 3 == 0) {
                phrases.add(new DialoguePhrase(
                        "phrase-" + i,
                        "shot-" + i,
                        "We leave at first light.",
                        i,
                        i + 1.5,
                        null,
                        null,
                        new PhraseMetadata("Mara", "calm", Map.of()),
                        Map.of()));
            }
        }
        return Timeline.follow(Project.empty(id, name).with(sequences, shots, phrases));
    }

    public static ProjectHeader header(Project project, String owner) {
        return new ProjectHeader(
                project.id(),
                project.name(),
                owner,
                List.of(),
                project.sequences().size(),
                project.shots().size(),
                project.audioPhrases().size(),
                1_000,
                1,
                NOON,
                owner,
                NOON,
                null);
    }

    public static Revision revision(String projectId, long sequenceNumber, ProjectEdit... edits) {
        return new Revision(
                projectId,
                sequenceNumber,
                UUID.randomUUID().toString(),
                "ada",
                NOON.plusSeconds(sequenceNumber),
                Stream.of(edits)
                        .map(edit -> new AuthoredEdit(UUID.randomUUID().toString(), "ada", NOON.plusNanos(1), edit))
                        .toList());
    }

    public static HeaderUpdate update(Project project, long sequenceNumber) {
        return HeaderUpdate.of(
                project,
                100 * sequenceNumber,
                revision(project.id(), sequenceNumber, new RenameProject(project.name())));
    }

    public static Query query() {
        return new Query(new HeaderQuery("", Optional.empty(), false, HeaderQuery.Order.NAME, false, 0, 100));
    }

    /** A query that tells only what is special about it. */
    public record Query(HeaderQuery get) {

        public Query text(String text) {
            return new Query(new HeaderQuery(
                    text, get.visibleTo(), get.trashed(), get.order(), get.descending(), get.offset(), get.limit()));
        }

        public Query visibleTo(String person) {
            return new Query(new HeaderQuery(
                    get.text(),
                    Optional.of(person),
                    get.trashed(),
                    get.order(),
                    get.descending(),
                    get.offset(),
                    get.limit()));
        }

        public Query trashed() {
            return new Query(new HeaderQuery(
                    get.text(), get.visibleTo(), true, get.order(), get.descending(), get.offset(), get.limit()));
        }

        public Query order(HeaderQuery.Order order, boolean descending) {
            return new Query(new HeaderQuery(
                    get.text(), get.visibleTo(), get.trashed(), order, descending, get.offset(), get.limit()));
        }

        public Query page(int offset, int limit) {
            return new Query(new HeaderQuery(
                    get.text(), get.visibleTo(), get.trashed(), get.order(), get.descending(), offset, limit));
        }
    }

    static Comparator<ProjectHeader> comparator(HeaderQuery.Order order, boolean descending) {
        Comparator<ProjectHeader> comparator = switch (order) {
            case NAME -> Comparator.comparing(header -> FoldedText.of(header.name()));
            case OWNER -> Comparator.comparing(header -> FoldedText.of(header.owner()));
            case SEQUENCES -> Comparator.comparing(ProjectHeader::sequences);
            case SHOTS -> Comparator.comparing(ProjectHeader::shots);
            case PHRASES -> Comparator.comparing(ProjectHeader::phrases);
            case SIZE -> Comparator.comparing(ProjectHeader::size);
            case UPDATED_BY -> Comparator.comparing(header -> FoldedText.of(header.updatedBy()));
            case UPDATED_AT -> Comparator.comparing(ProjectHeader::updatedAt);
        };
        return (descending ? comparator.reversed() : comparator).thenComparing(ProjectHeader::id);
    }
}
