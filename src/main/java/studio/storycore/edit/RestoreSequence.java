package studio.storycore.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/**
 * Brings a deleted sequence back with its shots and their phrases: how deleting one is undone, in one step however many
 * shots it has.
 *
 * @param after   the sequence before it; null for the first place, the end if that one is gone
 * @param shots   in playing order
 * @param phrases the phrases that were deleted with the shots
 * @param links   the shots of those phrases that stayed, by the phrase's id; a phrase that was deleted or linked to
 *                another shot since stays as it is
 * @param neighbours where the shots and phrases stood in the document's lists
 */
public record RestoreSequence(
        Sequence sequence,
        @Nullable String after,
        List<Shot> shots,
        List<DialoguePhrase> phrases,
        Map<String, String> links,
        Neighbours neighbours)
        implements ProjectEdit {

    public RestoreSequence {
        String sequenceId = sequence.id();
        shots = shots.stream().map(shot -> shot.withSequenceId(sequenceId)).toList();
        sequence = sequence.withShotIds(shots.stream().map(Shot::id).toList());
        phrases = List.copyOf(phrases);
        links = Map.copyOf(links);
        neighbours = Neighbours.orNone(neighbours);
    }

    @Override
    public Project applyTo(Project project) {
        Entities.mustBeNew(project.sequence(sequence.id()).isEmpty(), Entity.SEQUENCE, sequence.id());
        Set<String> shotIds = ids(project.shots(), Shot::id);
        shots.forEach(shot -> Entities.mustBeNew(shotIds.add(shot.id()), Entity.SHOT, shot.id()));
        Set<String> phraseIds = ids(project.audioPhrases(), DialoguePhrase::id);
        phrases.forEach(phrase -> Entities.mustBeNew(phraseIds.add(phrase.id()), Entity.PHRASE, phrase.id()));
        List<Shot> allShots = neighbours.insertShots(project.shots(), shots);
        List<DialoguePhrase> allPhrases = neighbours.insertPhrases(project.audioPhrases(), phrases);
        allPhrases.replaceAll(phrase -> linked(phrase, shotIds));
        Project unlisted = Entities.unplace(project, ids(shots, Shot::id));
        return Timeline.follow(unlisted.with(
                Entities.inserted(unlisted.sequences(), Sequence::id, sequence, after), allShots, allPhrases));
    }

    private DialoguePhrase linked(DialoguePhrase phrase, Set<String> shotIds) {
        String shotId = links.get(phrase.id());
        boolean free = phrase.shotId().equals(DialoguePhrase.NOT_LINKED);
        return free && shotId != null && shotIds.contains(shotId) ? phrase.withShotId(shotId) : phrase;
    }

    private static <T> Set<String> ids(List<T> entries, Function<T, String> idOf) {
        Set<String> ids = HashSet.newHashSet(entries.size());
        entries.forEach(entry -> ids.add(idOf.apply(entry)));
        return ids;
    }

    @Override
    public ProjectEdit inverse(Project before) {
        PhraseFate fate = phrases.isEmpty() ? PhraseFate.UNLINK : PhraseFate.DELETE;
        return WayBack.exact(this, new DeleteSequence(sequence.id(), fate), before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.sequence(sequence.id(), Field.PLACE));
    }
}
