package studio.storycore.edit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;
import studio.storycore.project.PromptValidation;

/**
 * Sets what another program stored about a prompt: part of bringing an earlier prompt back. Nothing else makes it.
 */
public record SetPromptValidation(String shotId, @Nullable PromptValidation validation) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        return Entities.changeShot(project, shotId, shot -> shot.withPromptValidation(validation));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new SetPromptValidation(shotId, Entities.shot(before, shotId).promptValidation());
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shotId, "promptValidation"));
    }
}
