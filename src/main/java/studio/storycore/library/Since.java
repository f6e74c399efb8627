package studio.storycore.library;

import java.util.HashSet;
import java.util.List;
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
 * there may be thousands.
 *
 * @param last    the last one that was looked at: the last there is, unless all was clear before
 * @param both    the fields that they change as well as the change
 * @param receipt where the change itself is stored, if it is; nothing after it was looked at
 */
record Since(long last, Set<Field> both, Optional<Receipt> receipt) {

    /** Read at once; each may be as large as a document. */
    private static final int PAGE = 10;

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
        Set<Field> own = change.fields();
        Set<Field> both = new HashSet<>();
        long last = number;
        List<Revision> page;
        boolean clear;
        do {
            page = persistence.history(projectId, last + 1, PAGE);
            for (Revision revision : page) {
                last = revision.sequenceNumber();
                for (AuthoredEdit theirs : revision.edits()) {
                    if (theirs.id().equals(editId)) {
                        Receipt receipt = new Receipt(last, revision.edits().size() == 1);
                        return new Since(last, both, Optional.of(receipt));
                    }
                    both.addAll(Field.changedByBoth(own, theirs.edit().fields()));
                }
            }
            clear = editId == null && !both.isEmpty() && both.size() == own.size();
        } while (page.size() == PAGE && !clear);
        return new Since(last, both, Optional.empty());
    }
}
