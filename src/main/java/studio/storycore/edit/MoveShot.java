package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.Place;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Timeline;

/**
 * Moves a shot within its sequence or into another; also gives a place to a shot that has none.
 */
public record MoveShot(String shotId, Place place) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Project moved = Entities.changeShot(project, shotId, shot -> shot.withSequenceId(place.sequenceId()));
        return Timeline.follow(Entities.place(moved, shotId, place));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        ProjectEdit back = PlayingOrder.of(before)
                .placeOf(shotId)
                .<ProjectEdit>map(former -> new MoveShot(shotId, former))
                .orElseGet(() -> UnassignShot.asItIs(Entities.shot(before, shotId)));
        return WayBack.exact(this, back, before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shotId, Field.PLACE));
    }
}
