package studio.storycore.edit;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.project.Timeline;

/**
 * Brings a deleted shot back with its phrases: how deleting one is undone. The phrases keep their distance from the shot,
 * wherever it starts now.
 *
 * @param place      where it plays; null for a shot that had no place and keeps its {@code sequenceId}
 * @param phrases    the phrases that were deleted with it
 * @param links      the ids of its phrases that stayed; one that was deleted or linked to another shot since stays as it
 *                   is
 * @param neighbours where the shot and its phrases stood in the document's lists
 */
public record RestoreShot(
        Shot shot, @Nullable Place place, List<DialoguePhrase> phrases, List<String> links, Neighbours neighbours)
        implements ProjectEdit {

    public RestoreShot {
        String shotId = shot.id();
        phrases = phrases.stream().map(phrase -> phrase.withShotId(shotId)).toList();
        links = List.copyOf(links);
        neighbours = Neighbours.orNone(neighbours);
    }

    @Override
    public Project applyTo(Project project) {
        Entities.mustBeNew(project.shot(shot.id()).isEmpty(), Entity.SHOT, shot.id());
        Set<String> known =
                project.audioPhrases().stream().map(DialoguePhrase::id).collect(Collectors.toSet());
        phrases.forEach(phrase -> Entities.mustBeNew(known.add(phrase.id()), Entity.PHRASE, phrase.id()));
        Shot added = place == null ? shot : shot.withSequenceId(place.sequenceId());
        Project with = project.with(
                project.sequences(),
                neighbours.insertShots(project.shots(), List.of(added)),
                neighbours.insertPhrases(
                        project.audioPhrases().stream().map(this::linked).toList(), phrases));
        return Timeline.follow(
                place == null ? Entities.unplace(with, Set.of(shot.id())) : Entities.place(with, shot.id(), place));
    }

    private DialoguePhrase linked(DialoguePhrase phrase) {
        boolean free = phrase.shotId().equals(DialoguePhrase.NOT_LINKED);
        return free && links.contains(phrase.id()) ? phrase.withShotId(shot.id()) : phrase;
    }

    @Override
    public ProjectEdit inverse(Project before) {
        PhraseFate fate = phrases.isEmpty() ? PhraseFate.UNLINK : PhraseFate.DELETE;
        return WayBack.exact(this, new DeleteShot(shot.id(), fate), before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.shot(shot.id(), Field.PLACE));
    }
}
