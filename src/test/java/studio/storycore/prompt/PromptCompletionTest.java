package studio.storycore.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

class PromptCompletionTest {

    private static final String GOOD = "A keeper climbs the spiral stairs at dusk";

    @Test
    void shotsAreCountedByState() {
        PromptCompletion completion =
                PromptCompletion.of(project(GOOD, "", "  ", "short", "x".repeat(501), "ten letters"));

        assertThat(completion).isEqualTo(new PromptCompletion(2, 2, 2));
        assertThat(completion.total()).isEqualTo(6);
        assertThat(completion.percentage()).isEqualTo(33);
    }

    @Test
    void aProjectWithoutShotsIsComplete() {
        assertThat(PromptCompletion.of(project()).percentage()).isEqualTo(100);
    }

    @Test
    void aHundredPercentMeansEveryShot() {
        String[] prompts = new String[1_000];
        Arrays.fill(prompts, GOOD);
        assertThat(PromptCompletion.of(project(prompts)).percentage()).isEqualTo(100);

        prompts[17] = "";
        assertThat(PromptCompletion.of(project(prompts)).percentage()).isEqualTo(99);
    }

    private static Project project(String... prompts) {
        List<Shot> shots = new ArrayList<>();
        for (String prompt : prompts) {
            shots.add(Shot.empty("s-" + shots.size(), "").withPrompt(prompt));
        }
        return Project.empty("p", "n").withShots(shots);
    }
}
