package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.Project;

/**
 * Gives a project another name.
 */
public record RenameProject(String name) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        return project.withName(name);
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new RenameProject(before.name());
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.project("name"));
    }

    @Override
    public boolean replacesEarlier() {
        return true;
    }
}
