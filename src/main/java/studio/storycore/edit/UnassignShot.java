package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Timeline;

/**
 * Takes a shot's place away again: how giving a place to an unassigned shot is undone. Nothing else makes it.
 *
 * @param sequenceId what the shot named as its sequence when it came
 */
public record UnassignShot(String shotId, String sequenceId) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Entities.shot(project, shotId);
        return Timeline.follow(Entities.changeShot(
                Entities.unplace(project, shotId), shotId, shot -> shot.withSequenceId(sequenceId)));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return PlayingOrder.of(before)
                .placeOf(shotId)
                .<ProjectEdit>map(place -> PhraseTimes.restored(this, new MoveShot(shotId, place), before))
                .orElse(this);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shotId, Field.PLACE));
    }
}
