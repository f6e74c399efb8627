package studio.storycore.edit;

import java.util.List;
import java.util.Set;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;

/**
 * Makes an edit if it fits the project, and else changes nothing: for those parts of taking something back that must not
 * stop the rest when someone else has removed their target in the meantime.
 *
 * @param wanted not called "edit", which is where the kind of an edit is stored
 */
public record WherePossible(ProjectEdit wanted) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        try {
            return wanted.applyTo(project);
        } catch (EditRejected | InvalidValue impossible) {
            return project;
        }
    }

    @Override
    public ProjectEdit inverse(Project before) {
        try {
            return new WherePossible(wanted.inverse(before));
        } catch (EditRejected | InvalidValue impossible) {
            return new EditGroup(List.of());
        }
    }

    @Override
    public Set<Field> fields() {
        return wanted.fields();
    }
}
