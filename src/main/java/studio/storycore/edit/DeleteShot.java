package studio.storycore.edit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        List<DialoguePhrase> linked = before.phrasesOf(shotId);
        Set<String> linkedIds = linked.stream().map(DialoguePhrase::id).collect(Collectors.toSet());
        boolean deleted = phrases == PhraseFate.DELETE;
        ProjectEdit back = new RestoreShot(
                Entities.shot(before, shotId),
                PlayingOrder.of(before).placeOf(shotId).orElse(null),
                deleted ? linked : List.of(),
                deleted ? List.of() : linked.stream().map(DialoguePhrase::id).toList(),
                Neighbours.in(before, Set.of(shotId), deleted ? linkedIds : Set.of()));
        return WayBack.exact(this, back, before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shotId, Field.PLACE));
    }
}
