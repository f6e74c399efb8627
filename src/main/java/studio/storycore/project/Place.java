package studio.storycore.project;

import org.jspecify.annotations.Nullable;

/**
 * Where a shot stands: in a sequence, behind another shot. Named by its neighbour and not by a number, so that it still
 * means the same after other people added or moved shots.
 *
 * @param afterShotId the shot before it; null for the first place. If that shot is no longer in the sequence, the place
 *                    is at the end
 */
public record Place(String sequenceId, @Nullable String afterShotId) {

    /** The first place of a sequence. */
    public static Place firstIn(String sequenceId) {
        return new Place(sequenceId, null);
    }
}
