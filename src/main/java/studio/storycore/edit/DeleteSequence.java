package studio.storycore.edit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/**
 * Deletes a sequence with its shots.
 *
 * @param phrases what becomes of the phrases of these shots
 */
public record DeleteSequence(String sequenceId, PhraseFate phrases) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        Entities.sequence(project, sequenceId);
        Set<String> deleted = PlayingOrder.of(project).bySequence().get(sequenceId).stream()
                .map(Shot::id)
                .collect(Collectors.toSet());
        Project unlisted = Entities.unplace(project, deleted);
        return Timeline.follow(unlisted.with(
                Entities.without(unlisted.sequences(), Sequence::id, sequenceId),
                project.shots().stream()
                        .filter(shot -> !deleted.contains(shot.id()))
                        .toList(),
                phrases.decide(project.audioPhrases(), deleted)));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        Sequence sequence = Entities.sequence(before, sequenceId);
        List<Shot> shots = PlayingOrder.of(before).bySequence().get(sequenceId);
        Set<String> shotIds = shots.stream().map(Shot::id).collect(Collectors.toSet());
        List<DialoguePhrase> linked = before.audioPhrases().stream()
                .filter(phrase -> shotIds.contains(phrase.shotId()))
                .toList();
        boolean deleted = phrases == PhraseFate.DELETE;
        ProjectEdit back = new RestoreSequence(
                sequence,
                Entities.before(before, sequenceId),
                shots,
                deleted ? linked : List.of(),
                deleted
                        ? Map.of()
                        : linked.stream().collect(Collectors.toMap(DialoguePhrase::id, DialoguePhrase::shotId)),
                Neighbours.in(
                        before,
                        shotIds,
                        deleted ? linked.stream().map(DialoguePhrase::id).collect(Collectors.toSet()) : Set.of()));
        return WayBack.exact(this, back, before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.sequence(sequenceId, Field.PLACE));
    }
}
