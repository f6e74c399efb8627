package studio.storycore.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.GenerationRecord;
import studio.storycore.project.Project;

/** Appends the record of an attempt to generate the project's pictures. */
public record AddGeneration(GenerationRecord generation) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        boolean isNew = project.generationHistory().stream()
                .noneMatch(known -> known.id().equals(generation.id()));
        if (!isNew) {
            throw new EditRejected(Reason.ALREADY_THERE, Entity.PROJECT, generation.id());
        }
        List<GenerationRecord> longer = new ArrayList<>(project.generationHistory());
        longer.add(generation);
        return project.withGenerationHistory(longer);
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new RemoveGeneration(generation.id());
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.project("generationHistory"));
    }
}
