package studio.storycore.library;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.live.Receipt;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.Revision;

/**
 * What the revisions after one have to do with a change. Only that is kept of them: each may hold a whole document, and
 * there may be thousands. For one thread.
 */
final class Since {

    private final Set<Field> own;
    private final @Nullable String editId;
    private final Set<Field> both = new HashSet<>();
    private long last;
    private @Nullable Receipt receipt;

    private Since(Set<Field> own, long number, @Nullable String editId) {
        this.own = own;
        this.last = number;
        this.editId = editId;
    }

    /**
     * Looks at the stored revisions after a number.
     *
     * @param editId of the change, if it may be in one of them; else null
     */
    static Since revision(
            long number,
            ProjectEdit change,
            @Nullable String editId,
            ProjectPersistenceService persistence,
            String projectId) {
        Since since = new Since(change.fields(), number, editId);
        persistence.revisions().read(projectId, number + 1, Long.MAX_VALUE - 1, since::look);
        return since;
    }

    /** The last one that was looked at: the last there is, unless all was clear before. */
    long last() {
        return last;
    }

    /** The fields that they change as well as the change. */
    Set<Field> both() {
        return both;
    }

    /** Where the change itself is stored, if it is; nothing after it was looked at. */
    Optional<Receipt> receipt() {
        return Optional.ofNullable(receipt);
    }

    private boolean look(Revision revision) {
        last = revision.sequenceNumber();
        for (AuthoredEdit theirs : revision.edits()) {
            if (theirs.id().equals(editId)) {
                receipt = new Receipt(last, revision.edits().size() == 1);
                return false;
            }
            both.addAll(Field.changedByBoth(own, theirs.edit().fields()));
        }
        boolean clear = editId == null && !both.isEmpty() && both.size() == own.size();
        return !clear;
    }
}
