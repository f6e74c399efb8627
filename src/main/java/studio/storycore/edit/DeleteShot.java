package studio.storycore.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/**
 * Deletes a shot.
 *
 * @param phrases what becomes of its phrases
 */
public record DeleteShot(String shotId, PhraseFate phrases) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Entities.shot(project, shotId);
        Project unplaced = Entities.unplace(project, Set.of(shotId));
        return Timeline.follow(unplaced.with(
                unplaced.sequences(),
                Entities.without(unplaced.shots(), Shot::id, shotId),
                phrases.decide(unplaced.audioPhrases(), Set.of(shotId))));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        List<ProjectEdit> back = new ArrayList<>();
        back.add(new AddShot(
                Entities.shot(before, shotId),
                PlayingOrder.of(before).placeOf(shotId).orElse(null)));
        for (DialoguePhrase phrase : before.phrasesOf(shotId)) {
            back.add(phrases.takeBack(phrase));
        }
        return WayBack.exact(this, new EditGroup(back), before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shotId, Field.PLACE));
    }
}
