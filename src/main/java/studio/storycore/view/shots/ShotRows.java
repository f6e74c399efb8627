package studio.storycore.view.shots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.prompt.PromptState;

/** The rows of the list for one state of a project, in playing order. */
record ShotRows(List<ShotRow> rows) {

    static ShotRows of(Project project, Function<String, PromptState> stateOfPrompt) {
        PlayingOrder order = PlayingOrder.of(project);
        Map<String, Integer> phrases = new HashMap<>();
        for (DialoguePhrase phrase : project.audioPhrases()) {
            phrases.merge(phrase.shotId(), 1, Integer::sum);
        }
        List<ShotRow> rows =
                new ArrayList<>(project.shots().size() + project.sequences().size() + 1);
        int number = 0;
        double start = 0;
        for (Sequence sequence : project.sequences()) {
            List<Shot> shots = order.bySequence().getOrDefault(sequence.id(), List.of());
            double duration = shots.stream().mapToDouble(Shot::duration).sum();
            rows.add(new ShotRow.Group(sequence, shots.size(), start, duration));
            start += duration;
            for (Shot shot : shots) {
                number++;
                rows.add(item(shot, number, phrases, stateOfPrompt));
            }
        }
        if (!order.unassigned().isEmpty()) {
            rows.add(new ShotRow.Group(
                    null,
                    order.unassigned().size(),
                    0,
                    order.unassigned().stream().mapToDouble(Shot::duration).sum()));
            order.unassigned().forEach(shot -> rows.add(item(shot, 0, phrases, stateOfPrompt)));
        }
        return new ShotRows(List.copyOf(rows));
    }

    /** The row of a shot, if there is one. */
    Optional<ShotRow.Item> item(String shotId) {
        return rows.stream()
                .filter(ShotRow.Item.class::isInstance)
                .map(ShotRow.Item.class::cast)
                .filter(item -> item.shot().id().equals(shotId))
                .findFirst();
    }

    private static ShotRow.Item item(
            Shot shot, int number, Map<String, Integer> phrases, Function<String, PromptState> stateOfPrompt) {
        return new ShotRow.Item(shot, number, stateOfPrompt.apply(shot.prompt()), phrases.getOrDefault(shot.id(), 0));
    }
}
