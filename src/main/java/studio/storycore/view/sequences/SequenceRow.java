package studio.storycore.view.sequences;

import java.util.ArrayList;
import java.util.List;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.view.project.Row;

/**
 * A sequence in the list.
 *
 * @param number from 1, in playing order
 * @param shots  how many it has
 * @param start  seconds on the timeline
 */
record SequenceRow(Sequence sequence, int number, int shots, double start) implements Row<SequenceRow> {

    static List<SequenceRow> of(Project project) {
        PlayingOrder order = PlayingOrder.of(project);
        List<SequenceRow> rows = new ArrayList<>(project.sequences().size());
        double start = 0;
        for (Sequence sequence : project.sequences()) {
            List<Shot> shots = order.bySequence().getOrDefault(sequence.id(), List.of());
            rows.add(new SequenceRow(sequence, rows.size() + 1, shots.size(), start));
            // A sequence without shots has a duration, as the contract asks for, but takes no time in the film.
            start += shots.stream().mapToDouble(Shot::duration).sum();
        }
        return rows;
    }

    @Override
    public String key() {
        return sequence.id();
    }

    @Override
    public boolean looksLike(SequenceRow other) {
        return number == other.number
                && shots == other.shots
                && start == other.start
                && sequence.duration() == other.sequence.duration()
                && sequence.name().equals(other.sequence.name())
                && sequence.description().equals(other.sequence.description());
    }
}
