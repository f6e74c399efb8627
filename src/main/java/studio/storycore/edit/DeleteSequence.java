package studio.storycore.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Place;
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
        return Timeline.follow(project.with(
                Entities.without(project.sequences(), Sequence::id, sequenceId),
                project.shots().stream()
                        .filter(shot -> !deleted.contains(shot.id()))
                        .toList(),
                phrases.decide(project.audioPhrases(), deleted)));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        Sequence sequence = Entities.sequence(before, sequenceId);
        List<ProjectEdit> back = new ArrayList<>();
        back.add(new AddSequence(sequence, Entities.before(before, sequenceId)));
        String previous = null;
        for (Shot shot : PlayingOrder.of(before).bySequence().get(sequenceId)) {
            back.add(new AddShot(shot, new Place(sequenceId, previous)));
            previous = shot.id();
            for (DialoguePhrase phrase : before.phrasesOf(shot.id())) {
                back.add(phrases.takeBack(phrase));
            }
        }
        return PhraseTimes.restored(this, new EditGroup(back), before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.sequence(sequenceId, Field.PLACE));
    }
}
