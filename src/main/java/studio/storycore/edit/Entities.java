package studio.storycore.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/** Finding, replacing and placing entities in the lists of a project, as the edits need it. */
final class Entities {

    /** No entity has a blank id, so nothing stands behind it but the end. */
    static final String AT_THE_END = "";

    private Entities() {}

    static Sequence sequence(Project project, String id) {
        return project.sequence(id).orElseThrow(() -> gone(Entity.SEQUENCE, id));
    }

    static Shot shot(Project project, String id) {
        return project.shot(id).orElseThrow(() -> gone(Entity.SHOT, id));
    }

    static DialoguePhrase phrase(Project project, String id) {
        return project.phrase(id).orElseThrow(() -> gone(Entity.PHRASE, id));
    }

    static Project changeSequence(Project project, String id, UnaryOperator<Sequence> change) {
        return project.withSequences(changed(project.sequences(), Sequence::id, id, change, Entity.SEQUENCE));
    }

    static Project changeShot(Project project, String id, UnaryOperator<Shot> change) {
        return project.withShots(changed(project.shots(), Shot::id, id, change, Entity.SHOT));
    }

    static Project changePhrase(Project project, String id, UnaryOperator<DialoguePhrase> change) {
        return project.withPhrases(changed(project.audioPhrases(), DialoguePhrase::id, id, change, Entity.PHRASE));
    }

    /** The id of the sequence before another; null for the first. */
    static @Nullable String before(Project project, String sequenceId) {
        String previous = null;
        for (Sequence sequence : project.sequences()) {
            if (sequence.id().equals(sequenceId)) {
                return previous;
            }
            previous = sequence.id();
        }
        throw gone(Entity.SEQUENCE, sequenceId);
    }

    /** Lists a shot in its new sequence, and only there. */
    static Project place(Project project, String shotId, Place place) {
        List<String> listed = sequence(project, place.sequenceId()).shotIds();
        String after = shotId.equals(place.afterShotId()) ? before(listed, shotId) : place.afterShotId();
        return changeSequence(
                unplace(project, Set.of(shotId)),
                place.sequenceId(),
                sequence -> sequence.withShotIds(inserted(sequence.shotIds(), Function.identity(), shotId, after)));
    }

    /** The entry before another, so that a shot that is to stand behind itself stays; the end if it is not listed. */
    private static @Nullable String before(List<String> shotIds, String shotId) {
        int index = shotIds.indexOf(shotId);
        if (index < 0) {
            return AT_THE_END;
        }
        return index == 0 ? null : shotIds.get(index - 1);
    }

    /** Takes shots out of every list of shots. */
    static Project unplace(Project project, Set<String> shotIds) {
        return project.withSequences(project.sequences().stream()
                .map(sequence -> sequence.shotIds().stream().anyMatch(shotIds::contains)
                        ? sequence.withShotIds(sequence.shotIds().stream()
                                .filter(id -> !shotIds.contains(id))
                                .toList())
                        : sequence)
                .toList());
    }

    /** The list with an entry added behind another; at the end when that one is not there, first when it is null. */
    static <T> List<T> inserted(List<T> entries, Function<T, String> idOf, T entry, @Nullable String after) {
        List<T> changed = new ArrayList<>(entries);
        changed.add(after == null ? 0 : indexBehind(entries, idOf, after), entry);
        return changed;
    }

    static <T> List<T> without(List<T> entries, Function<T, String> idOf, String id) {
        return entries.stream().filter(entry -> !idOf.apply(entry).equals(id)).toList();
    }

    static <T> Set<String> ids(List<T> entries, Function<T, String> idOf) {
        return entries.stream().map(idOf).collect(Collectors.toSet());
    }

    static <T> List<T> missing(List<T> entries, Set<String> there, Function<T, String> idOf) {
        return entries.stream()
                .filter(entry -> !there.contains(idOf.apply(entry)))
                .toList();
    }

    static void mustBeNew(boolean absent, Entity entity, String id) {
        if (!absent) {
            throw new EditRejected(Reason.ALREADY_THERE, entity, id);
        }
    }

    private static EditRejected gone(Entity entity, String id) {
        return new EditRejected(Reason.GONE, entity, id);
    }

    private static <T> int indexBehind(List<T> entries, Function<T, String> idOf, String id) {
        for (int i = 0; i < entries.size(); i++) {
            if (idOf.apply(entries.get(i)).equals(id)) {
                return i + 1;
            }
        }
        return entries.size();
    }

    private static <T> List<T> changed(
            List<T> entries, Function<T, String> idOf, String id, UnaryOperator<T> change, Entity entity) {
        for (int i = 0; i < entries.size(); i++) {
            if (idOf.apply(entries.get(i)).equals(id)) {
                List<T> changed = new ArrayList<>(entries);
                changed.set(i, change.apply(entries.get(i)));
                return changed;
            }
        }
        throw gone(entity, id);
    }
}
