package studio.storycore.workspace;

import java.util.Set;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;

/** What came of taking an edit back, or of making it again. */
public sealed interface UndoResult {

    /** It was done, and wrote these fields. */
    record Made(Set<Field> fields) implements UndoResult {}

    /**
     * It was not done. The step is forgotten, unless the reason can pass.
     *
     * @param fields what was to be taken back
     */
    record Refused(Set<Field> fields, EditRejected reason) implements UndoResult {}

    /** There was no step. */
    record Nothing() implements UndoResult {}
}
