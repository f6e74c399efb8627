package studio.storycore.edit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/**
 * Takes a shot's place away again: how giving a place to an unassigned shot is undone. Nothing else makes it.
 *
 * @param sequenceId what the shot named as its sequence when it came
 * @param startTime  when it started then, in seconds; nothing follows from it, since the shot has no place
 * @param position   its position then, if it had one
 */
public record UnassignShot(
        String shotId,
        String sequenceId,
        double startTime,
        @Nullable Double position) implements ProjectEdit {

    /** What a shot without a place has to be given back when its place is taken away again. */
    static UnassignShot asItIs(Shot shot) {
        return new UnassignShot(shot.id(), shot.sequenceId(), shot.startTime(), shot.position());
    }

    @Override
    public Project applyTo(Project project) {
        return Timeline.follow(Entities.changeShot(
                Entities.unplace(project, Set.of(shotId)),
                shotId,
                shot -> shot.withSequenceId(sequenceId).at(startTime, position)));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        Shot shot = Entities.shot(before, shotId);
        ProjectEdit back = PlayingOrder.of(before)
                .placeOf(shotId)
                .<ProjectEdit>map(place -> new MoveShot(shotId, place))
                .orElseGet(() -> asItIs(shot));
        return WayBack.exact(this, back, before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shotId, Field.PLACE));
    }
}
