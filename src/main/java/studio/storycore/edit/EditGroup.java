package studio.storycore.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import studio.storycore.project.Project;

/**
 * Several edits that a person sees as one act: all are made, or none.
 */
public record EditGroup(List<ProjectEdit> edits) implements ProjectEdit {

    public EditGroup {
        edits = List.copyOf(edits);
    }

    @Override
    public Project applyTo(Project project) {
        Project changed = project;
        for (ProjectEdit edit : edits) {
            changed = edit.applyTo(changed);
        }
        return changed;
    }

    @Override
    public ProjectEdit inverse(Project before) {
        List<ProjectEdit> back = new ArrayList<>(edits.size());
        Project changed = before;
        for (ProjectEdit edit : edits) {
            back.addFirst(edit.inverse(changed));
            changed = edit.applyTo(changed);
        }
        return new EditGroup(back);
    }

    @Override
    public Set<Field> fields() {
        return edits.stream().flatMap(edit -> edit.fields().stream()).collect(Collectors.toSet());
    }
}
