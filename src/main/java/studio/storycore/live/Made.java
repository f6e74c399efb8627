package studio.storycore.live;

import java.util.Optional;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.Project;

/**
 * What came of an edit.
 *
 * @param number the project is saved as this edit left it once {@link LiveProject#savedUpTo()} has reached this number
 * @param before the content that it changed; empty if it changed nothing, so that nothing will be saved
 */
public record Made(long number, ProjectEdit edit, Optional<Project> before) {

    public boolean hasChanged() {
        return before.isPresent();
    }

    /** The edit that takes this one back; empty if there is nothing to take back. Found out when it is asked for. */
    public Optional<ProjectEdit> wayBack() {
        return before.map(edit::inverse);
    }
}
