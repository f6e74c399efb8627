package studio.storycore.live;

import java.util.List;
import java.util.Objects;
import studio.storycore.edit.AuthoredEdit;

/**
 * The edits of a project that were accepted and that the store has not acknowledged. Some of them may be in it all the
 * same, when only the answer was lost: their ids tell.
 *
 * @param savedSequenceNumber the last revision that is known to be stored; none of the edits is in it or an earlier one
 * @param edits               in the order they were made
 */
public record UnsavedWork(String projectId, long savedSequenceNumber, List<AuthoredEdit> edits) {

    public UnsavedWork {
        Objects.requireNonNull(projectId);
        edits = List.copyOf(edits);
        for (AuthoredEdit edit : edits) {
            Objects.requireNonNull(edit.id());
            Objects.requireNonNull(edit.author());
            Objects.requireNonNull(edit.at());
            Objects.requireNonNull(edit.edit());
        }
    }

    UnsavedWork with(List<AuthoredEdit> fewer) {
        return new UnsavedWork(projectId, savedSequenceNumber, fewer);
    }
}
