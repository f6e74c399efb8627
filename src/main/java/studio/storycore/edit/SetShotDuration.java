package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.Project;
import studio.storycore.project.Timeline;

/**
 * Changes how long a shot lasts; what follows it moves.
 *
 * @param seconds greater than 0
 */
public record SetShotDuration(String shotId, double seconds) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        return Timeline.follow(Entities.changeShot(project, shotId, shot -> shot.withDuration(seconds)));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return WayBack.exact(
                this, new SetShotDuration(shotId, Entities.shot(before, shotId).duration()), before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shotId, "duration"));
    }
}
