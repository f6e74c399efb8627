package studio.storycore.edit;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/**
 * Adds a shot: a new one, a copy of another, or one that comes back.
 *
 * @param place where; null for a shot that came without a place and keeps its {@code sequenceId}
 */
public record AddShot(Shot shot, @Nullable Place place) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Entities.mustBeNew(project.shot(shot.id()).isEmpty(), Entity.SHOT, shot.id());
        Shot added = place == null ? shot : shot.withSequenceId(place.sequenceId());
        Project with = project.withShots(Entities.inserted(project.shots(), Shot::id, added, Entities.AT_THE_END));
        return Timeline.follow(
                place == null ? Entities.unplace(with, Set.of(added.id())) : Entities.place(with, added.id(), place));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return WayBack.exact(this, new DeleteShot(shot.id(), PhraseFate.UNLINK), before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shot.id(), Field.PLACE));
    }
}
