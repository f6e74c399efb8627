package studio.storycore.storage;

import studio.storycore.edit.AuthoredEdit;
import studio.storycore.project.Project;

/** Makes the state after a revision from the state before it. */
public final class Replay {

    private Replay() {}

    /**
     * @throws studio.storycore.edit.EditRejected when the revision does not fit the state, so that one of the two is
     *                                            damaged
     */
    public static Project apply(Project project, Revision revision) {
        Project changed = project;
        for (AuthoredEdit authored : revision.edits()) {
            changed = authored.edit().applyTo(changed);
        }
        return changed;
    }
}
