package studio.storycore.saving;

import java.util.Set;
import studio.storycore.edit.Field;

/**
 * What a merge found: the same fields were changed here and by a save from elsewhere. The values from here were saved
 * last; the others are in the history.
 *
 * @param otherAuthor the user name of the person whose save was there first
 * @param fields      the fields both changed
 * @param lostEdits   how many edits from here could not be made any more, because their target was deleted
 */
public record Conflict(String otherAuthor, Set<Field> fields, int lostEdits) {

    public Conflict {
        fields = Set.copyOf(fields);
    }
}
