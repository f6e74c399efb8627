package studio.storycore.edit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.GenerationRecord;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Place;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/**
 * Finds out whether others have changed what an edit made, so that taking it back would take theirs along. The edit is
 * taken back and made again for trial: what then differs from the project as it is would be lost. What follows from the
 * playing order (start times, positions, durations of sequences) does not count, nor where others put their own things.
 */
public final class ChangedSince {

    /** Times that were moved there and back differ by roundings. In seconds, and as a share of long times. */
    private static final double CLOSE = 0.001;

    private static final double SHARE = 1e-9;

    private final Project now;
    private final Project back;
    private final Project again;
    private final Map<String, Double> starts;
    private final Map<String, Double> startsAgain;

    private ChangedSince(Project now, Project back, Project again) {
        this.now = now;
        this.back = back;
        this.again = again;
        this.starts = starts(now);
        this.startsAgain = starts(again);
    }

    /**
     * The place or field of the first thing that would be lost.
     *
     * @param made    what is to be taken back
     * @param wayBack the edit that takes it back
     * @throws EditRejected when it cannot be taken back from the project as it is now
     * @throws InvalidValue likewise
     */
    public static Optional<Field> first(ProjectEdit made, ProjectEdit wayBack, Project now) {
        Project back = wayBack.applyTo(now);
        try {
            Optional<Field> lost = new ChangedSince(now, back, made.applyTo(back)).firstLost();
            return lost.isPresent() ? lost : movedSince(made, now);
        } catch (EditRejected | InvalidValue notAgain) {
            return made.fields().stream().findFirst();
        }
    }

    /** Whether someone moved what a person moved: it does not stand behind the neighbour any more that it was given. */
    private static Optional<Field> movedSince(ProjectEdit made, Project now) {
        boolean stands = switch (made) {
            case MoveShot move -> stands(move, now);
            case MoveSequence move -> stands(move, now);
            default -> true;
        };
        return stands ? Optional.empty() : made.fields().stream().findFirst();
    }

    private static boolean stands(MoveShot move, Project now) {
        Place place = move.place();
        List<String> ids = PlayingOrder.of(now).bySequence().getOrDefault(place.sequenceId(), List.of()).stream()
                .map(Shot::id)
                .toList();
        return stands(move.shotId(), place.afterShotId(), ids);
    }

    private static boolean stands(MoveSequence move, Project now) {
        return stands(
                move.sequenceId(),
                move.after(),
                now.sequences().stream().map(Sequence::id).toList());
    }

    private static boolean stands(String id, @Nullable String after, List<String> order) {
        int expected = after == null ? 0 : order.indexOf(after) + 1;
        boolean neighbourIsGone = after != null && (expected == 0 || after.equals(id));
        return neighbourIsGone || order.indexOf(id) == expected;
    }

    private Optional<Field> firstLost() {
        if (!Objects.equals(now.name(), again.name())) {
            return Optional.of(Field.project("name"));
        }
        if (!Objects.equals(now.capabilities(), again.capabilities())
                || !Objects.equals(now.masterCoherenceSheet(), again.masterCoherenceSheet())
                || !Objects.equals(now.unknown(), again.unknown())) {
            return Optional.of(Field.CONTENT);
        }
        return lost(Project::generationHistory, GenerationRecord::id, Object::equals)
                .map(generation -> Field.project("generationHistory"))
                .or(() -> lost(Project::sequences, Sequence::id, this::isSameSequence)
                        .map(id -> Field.sequence(id, Field.PLACE)))
                .or(() ->
                        lost(Project::shots, Shot::id, ChangedSince::isSameShot).map(id -> Field.shot(id, Field.PLACE)))
                .or(() -> lost(Project::audioPhrases, DialoguePhrase::id, this::isSamePhrase)
                        .map(id -> Field.phrase(id, Field.PLACE)));
    }

    private <T> Optional<String> lost(
            Function<Project, List<T>> list, Function<T, String> idOf, BiPredicate<T, T> same) {
        Map<String, T> left = HashMap.newHashMap(list.apply(again).size());
        list.apply(again).forEach(entry -> left.put(idOf.apply(entry), entry));
        for (T entry : list.apply(now)) {
            T after = left.remove(idOf.apply(entry));
            if (after == null || (after != entry && !same.test(entry, after))) {
                return Optional.of(idOf.apply(entry));
            }
        }
        return left.keySet().stream().findFirst();
    }

    private boolean isSameSequence(Sequence is, Sequence after) {
        boolean durationFollows =
                now.shots().stream().anyMatch(shot -> shot.sequenceId().equals(is.id()));
        return (durationFollows || is.duration() == after.duration())
                && is.withShotIds(List.of())
                        .withDuration(1)
                        .equals(after.withShotIds(List.of()).withDuration(1));
    }

    private static boolean isSameShot(Shot is, Shot after) {
        return is.at(0, null)
                .withPromptValidation(null)
                .equals(after.at(0, null).withPromptValidation(null));
    }

    private boolean isSamePhrase(DialoguePhrase is, DialoguePhrase after) {
        return isSameTime(is, after) && is.withTimes(0, 1).equals(after.withTimes(0, 1));
    }

    /**
     * Linked phrases move with their shot, so only their distance from its start tells whether someone changed them, and
     * not even that of those that begin before their shot, which stop at the start of the film. A phrase that was added
     * comes again at the time of then; so only how long it lasts tells.
     */
    private boolean isSameTime(DialoguePhrase is, DialoguePhrase after) {
        boolean wasAdded = back.phrase(is.id()).isEmpty();
        @Nullable Double shotIs = starts.get(is.shotId());
        @Nullable Double shotAfter = startsAgain.get(after.shotId());
        if (!isClose(is.endTime() - is.startTime(), after.endTime() - after.startTime())) {
            return false;
        }
        if (shotIs == null || shotAfter == null) {
            return isClose(is.startTime(), after.startTime());
        }
        double distance = is.startTime() - shotIs;
        return wasAdded || distance < 0 || isClose(distance, after.startTime() - shotAfter);
    }

    private static Map<String, Double> starts(Project project) {
        Map<String, Double> starts = HashMap.newHashMap(project.shots().size());
        project.shots().forEach(shot -> starts.put(shot.id(), shot.startTime()));
        return starts;
    }

    private static boolean isClose(double one, double other) {
        return Math.abs(one - other) <= Math.max(CLOSE, SHARE * Math.max(Math.abs(one), Math.abs(other)));
    }
}
