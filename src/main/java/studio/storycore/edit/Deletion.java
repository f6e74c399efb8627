package studio.storycore.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/**
 * Something that was deleted from a project with what went along, and where it stood: it can be brought back to the
 * project as it is now, however long ago that was.
 */
public sealed interface Deletion {

    /** A sequence with its shots. */
    record OfSequence(
            Sequence sequence,
            List<Shot> shots,
            List<DialoguePhrase> phrases,
            Map<String, String> links,
            List<String> sequencesBefore)
            implements Deletion {

        @Override
        public Entity entity() {
            return Entity.SEQUENCE;
        }

        @Override
        public String id() {
            return sequence.id();
        }

        /** Shots and phrases that are there already stay where they are. */
        @Override
        public ProjectEdit bringBack(Project now) {
            return new RestoreSequence(
                    sequence,
                    nearest(sequencesBefore, Entities.ids(now.sequences(), Sequence::id)),
                    Entities.missing(shots, Entities.ids(now.shots(), Shot::id), Shot::id),
                    Entities.missing(phrases, Entities.ids(now.audioPhrases(), DialoguePhrase::id), DialoguePhrase::id),
                    links,
                    Neighbours.NONE);
        }
    }

    /**
     * A single shot.
     *
     * @param shotsBefore     those before it in its sequence, in playing order; null if it had no place
     * @param sequencesBefore those before its sequence
     */
    record OfShot(
            Shot shot,
            List<DialoguePhrase> phrases,
            List<String> links,
            @Nullable List<String> shotsBefore,
            List<String> sequencesBefore)
            implements Deletion {

        @Override
        public Entity entity() {
            return Entity.SHOT;
        }

        @Override
        public String id() {
            return shot.id();
        }

        /** If its sequence is gone, the shot comes to the end of the one before. */
        @Override
        public ProjectEdit bringBack(Project now) {
            return new RestoreShot(
                    shot,
                    shotsBefore == null ? null : place(shotsBefore, now),
                    Entities.missing(phrases, Entities.ids(now.audioPhrases(), DialoguePhrase::id), DialoguePhrase::id),
                    links,
                    Neighbours.NONE);
        }

        private Place place(List<String> before, Project now) {
            Optional<Sequence> own = now.sequence(shot.sequenceId());
            if (own.isPresent()) {
                return new Place(
                        own.get().id(), nearest(before, new HashSet<>(own.get().shotIds())));
            }
            if (now.sequences().isEmpty()) {
                throw new EditRejected(Reason.GONE, Entity.SEQUENCE, shot.sequenceId());
            }
            String other = nearest(sequencesBefore, Entities.ids(now.sequences(), Sequence::id));
            return other == null
                    ? Place.firstIn(now.sequences().getFirst().id())
                    : new Place(other, Entities.AT_THE_END);
        }
    }

    /**
     * A single phrase.
     *
     * @param shotStart when its shot started, in seconds; null if it was not linked
     */
    record OfPhrase(DialoguePhrase phrase, @Nullable Double shotStart) implements Deletion {

        @Override
        public Entity entity() {
            return Entity.PHRASE;
        }

        @Override
        public String id() {
            return phrase.id();
        }

        /** The phrase keeps its distance from the start of its shot. */
        @Override
        public ProjectEdit bringBack(Project now) {
            double moved = now.shot(phrase.shotId())
                    .map(shot -> shotStart == null ? 0 : shot.startTime() - shotStart)
                    .orElse(0.0);
            double start = Math.max(0, phrase.startTime() + moved);
            double end = start + (phrase.endTime() - phrase.startTime());
            return new AddPhrase(moved == 0 ? phrase : phrase.withTimes(start, end));
        }
    }

    /** Whether it is a sequence, a shot or a phrase. */
    Entity entity();

    String id();

    /**
     * The edit that brings it back with what went along, in its place as far as that still exists.
     *
     * @throws EditRejected when there is no sequence in which a shot could stand
     */
    ProjectEdit bringBack(Project now);

    /** Whether something with the deleted id is in a project. */
    static boolean isThere(Entity entity, String id, Project project) {
        return switch (entity) {
            case PROJECT -> true;
            case SEQUENCE -> project.sequence(id).isPresent();
            case SHOT -> project.shot(id).isPresent();
            case PHRASE -> project.phrase(id).isPresent();
        };
    }

    private static @Nullable String nearest(List<String> before, Set<String> there) {
        return before.reversed().stream().filter(there::contains).findFirst().orElse(null);
    }
}
