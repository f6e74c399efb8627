package studio.storycore.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Keeps what follows from the playing order: start times and positions of shots without gaps, durations of sequences,
 * and linked phrases, which move together with their shot. Unassigned shots and empty sequences keep what they have and
 * take no time. Works for every valid project: sums too large for a number stop at the largest one.
 */
public final class Timeline {

    private static final double MICROSECONDS = 1_000_000;
    private static final double LONGEST_ROUNDED = 1_000_000_000;

    private Timeline() {}

    /** The same project with all derived values as they follow from its playing order; entities already right are shared. */
    public static Project follow(Project project) {
        PlayingOrder order = PlayingOrder.of(project);
        Map<String, Shot> timed = HashMap.newHashMap(project.shots().size());
        Map<String, Double> shifts = new HashMap<>();
        Map<String, Double> durations = new HashMap<>();
        double end = 0;
        int position = 0;
        for (Map.Entry<String, List<Shot>> sequence : order.bySequence().entrySet()) {
            double sum = 0;
            for (Shot shot : sequence.getValue()) {
                double start = rounded(end);
                if (shot.startTime() != start || shot.position() == null || shot.position() != position) {
                    timed.put(shot.id(), shot.at(start, (double) position));
                }
                if (shot.startTime() != start) {
                    shifts.put(shot.id(), start - shot.startTime());
                }
                end = sum(end, shot.duration());
                sum = sum(sum, shot.duration());
                position++;
            }
            if (sum > 0) {
                durations.put(sequence.getKey(), rounded(sum) > 0 ? rounded(sum) : sum);
            }
        }
        return project.with(
                mapped(project.sequences(), sequence -> withDuration(sequence, durations)),
                timed.isEmpty() ? project.shots() : mapped(project.shots(), s -> timed.getOrDefault(s.id(), s)),
                shifts.isEmpty() ? project.audioPhrases() : mapped(project.audioPhrases(), p -> shifted(p, shifts)));
    }

    private static Sequence withDuration(Sequence sequence, Map<String, Double> durations) {
        double duration = durations.getOrDefault(sequence.id(), sequence.duration());
        return duration == sequence.duration() ? sequence : sequence.withDuration(duration);
    }

    private static DialoguePhrase shifted(DialoguePhrase phrase, Map<String, Double> shifts) {
        Double shift = shifts.get(phrase.shotId());
        if (shift == null) {
            return phrase;
        }
        double latestStart = Math.nextDown(Double.MAX_VALUE);
        double start = Math.clamp(rounded(phrase.startTime() + shift), 0, latestStart);
        double end = rounded(sum(start, phrase.endTime() - phrase.startTime()));
        return phrase.withTimes(start, end > start ? end : Math.nextUp(start));
    }

    private static double sum(double seconds, double more) {
        return Math.min(seconds + more, Double.MAX_VALUE);
    }

    /** Sums of fractions such as 0.1 stay readable: a microsecond is finer than any frame. */
    private static double rounded(double seconds) {
        if (Math.abs(seconds) > LONGEST_ROUNDED) {
            return seconds;
        }
        return Math.round(seconds * MICROSECONDS) / MICROSECONDS;
    }

    private static <T> List<T> mapped(List<T> entries, UnaryOperator<T> change) {
        List<T> changed = new ArrayList<>(entries.size());
        entries.forEach(entry -> changed.add(change.apply(entry)));
        return changed;
    }
}
