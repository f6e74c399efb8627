package studio.storycore.prompt;

import java.util.EnumMap;
import java.util.Map;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/** How many of a project's shots have a prompt that is fit for generation. */
public record PromptCompletion(int complete, int incomplete, int invalid) {

    public static PromptCompletion of(Project project) {
        Map<PromptState, Integer> counts = new EnumMap<>(PromptState.class);
        for (Shot shot : project.shots()) {
            counts.merge(PromptRules.check(shot.prompt()).state(), 1, Integer::sum);
        }
        return new PromptCompletion(
                counts.getOrDefault(PromptState.COMPLETE, 0),
                counts.getOrDefault(PromptState.INCOMPLETE, 0),
                counts.getOrDefault(PromptState.INVALID, 0));
    }

    public int total() {
        return complete + incomplete + invalid;
    }

    /** 0 to 100, rounded down, so that 100 means every shot; a project without shots is complete. */
    public int percentage() {
        return total() == 0 ? 100 : (int) (100L * complete / total());
    }
}
