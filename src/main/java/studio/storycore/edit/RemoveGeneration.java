package studio.storycore.edit;

import java.util.List;
import java.util.Set;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.GenerationRecord;
import studio.storycore.project.Project;

/** Takes the record of a generation away, as if it had not been appended. */
public record RemoveGeneration(String generationId) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        List<GenerationRecord> others = project.generationHistory().stream()
                .filter(known -> !known.id().equals(generationId))
                .toList();
        if (others.size() == project.generationHistory().size()) {
            throw new EditRejected(Reason.NO_SUCH_GENERATION, Entity.PROJECT, generationId);
        }
        return project.withGenerationHistory(others);
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return before.generationHistory().stream()
                .filter(known -> known.id().equals(generationId))
                .findFirst()
                .map(AddGeneration::new)
                .orElseThrow(() -> new EditRejected(Reason.NO_SUCH_GENERATION, Entity.PROJECT, generationId));
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.project("generationHistory"));
    }
}
