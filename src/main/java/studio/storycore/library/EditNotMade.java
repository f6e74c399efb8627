package studio.storycore.library;

import java.util.ArrayList;
import java.util.List;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;

/** Thrown when a group of edits is not made because of one of them; its cause is why that one is not made. */
public final class EditNotMade extends RuntimeException {

    private final transient ProjectEdit edit;
    private final transient List<Integer> place;

    private EditNotMade(ProjectEdit edit, List<Integer> place, RuntimeException why) {
        super(why);
        this.edit = edit;
        this.place = List.copyOf(place);
    }

    /** The same refusal with its place; as it is when no single edit of a group is the reason. */
    static RuntimeException of(RuntimeException refused, ProjectEdit change, Project project) {
        List<Integer> place = new ArrayList<>();
        Project content = project;
        ProjectEdit edit = change;
        RuntimeException why = refused;
        int next = 0;
        while (edit instanceof EditGroup group && next < group.edits().size()) {
            try {
                content = group.edits().get(next).applyTo(content);
                next++;
            } catch (EditRejected | InvalidValue found) {
                why = found;
                place.add(next);
                edit = group.edits().get(next);
                next = 0;
            }
        }
        return place.isEmpty() ? refused : new EditNotMade(edit, place, why);
    }

    /** The one that cannot be made. */
    public ProjectEdit edit() {
        return edit;
    }

    /** Where it stands: its index in the group, then in the group there, from 0. */
    public List<Integer> place() {
        return place;
    }
}
