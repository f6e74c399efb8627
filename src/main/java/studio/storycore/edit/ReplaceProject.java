package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.Project;

/**
 * Replaces the whole content of a project: how a project begins, and how a whole document from outside is saved.
 * The id stays what it is.
 */
public record ReplaceProject(Project content) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        return content.withId(project.id());
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new ReplaceProject(before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.project("content"));
    }
}
