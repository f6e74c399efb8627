package studio.storycore.view.shots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.AddSequence;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.MoveShot;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.project.Place;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.view.project.Editor;

/** What can be done with whole shots, always to the project as it is at that moment. */
final class ShotActions {

    /** No shot has an empty id, so nothing stands behind it but the end. */
    private static final String AT_THE_END = "";

    private final Editor editor;

    ShotActions(Editor editor) {
        this.editor = editor;
    }

    /**
     * Adds a new shot behind another, or at the end of the film, which gets its first sequence if it has none.
     *
     * @param nameOfFirstSequence what that sequence would be called
     * @return the new shot's id; empty if it was not added
     */
    Optional<String> addAfter(@Nullable String shotId, String nameOfFirstSequence) {
        Project project = content();
        Optional<Place> behind = shotId == null
                ? Optional.empty()
                : PlayingOrder.of(project).placeOf(shotId).map(place -> new Place(place.sequenceId(), shotId));
        if (behind.isPresent()) {
            return add(behind.get(), List.of());
        }
        if (project.sequences().isEmpty()) {
            Sequence first = Sequence.empty(newId(), nameOfFirstSequence);
            return add(Place.firstIn(first.id()), List.of(new AddSequence(first, null)));
        }
        return addTo(project.sequences().getLast().id());
    }

    /** Adds a new shot at the end of a sequence. */
    Optional<String> addTo(String sequenceId) {
        return add(new Place(sequenceId, AT_THE_END), List.of());
    }

    /** Adds a copy of a shot behind it. */
    Optional<String> duplicate(String shotId) {
        Project project = content();
        Optional<Shot> original = project.shot(shotId);
        if (original.isEmpty()) {
            return Optional.empty();
        }
        Shot copy = original.get().withId(newId());
        Place place = PlayingOrder.of(project)
                .placeOf(shotId)
                .map(former -> new Place(former.sequenceId(), shotId))
                .orElse(null);
        return editor.make(new AddShot(copy, place)) ? Optional.of(copy.id()) : Optional.empty();
    }

    /** Moves a shot one step towards the start of the film, or its end, over the borders of sequences. */
    void move(String shotId, boolean towardsStart) {
        PlayingOrder order = PlayingOrder.of(content());
        List<String> sequences = List.copyOf(order.bySequence().keySet());
        order.placeOf(shotId).ifPresent(place -> {
            List<String> shots = order.bySequence().get(place.sequenceId()).stream()
                    .map(Shot::id)
                    .toList();
            int at = shots.indexOf(shotId);
            int sequence = sequences.indexOf(place.sequenceId());
            if (towardsStart && at > 0) {
                moveTo(shotId, new Place(place.sequenceId(), at > 1 ? shots.get(at - 2) : null));
            } else if (towardsStart && sequence > 0) {
                moveTo(shotId, new Place(sequences.get(sequence - 1), AT_THE_END));
            } else if (!towardsStart && at < shots.size() - 1) {
                moveTo(shotId, new Place(place.sequenceId(), shots.get(at + 1)));
            } else if (!towardsStart && sequence < sequences.size() - 1) {
                moveTo(shotId, Place.firstIn(sequences.get(sequence + 1)));
            }
        });
    }

    void moveTo(String shotId, Place place) {
        boolean there =
                PlayingOrder.of(content()).placeOf(shotId).filter(place::equals).isPresent();
        if (!there && !shotId.equals(place.afterShotId())) {
            editor.make(new MoveShot(shotId, place));
        }
    }

    void moveToEndOf(String sequenceId, List<String> shotIds) {
        List<ProjectEdit> moves = new ArrayList<>();
        shotIds.forEach(shotId -> moves.add(new MoveShot(shotId, new Place(sequenceId, AT_THE_END))));
        editor.make(moves.size() == 1 ? moves.getFirst() : new EditGroup(moves));
    }

    /** Moves shots into a new sequence at the end of the film. */
    void moveToNewSequence(String name, List<String> shotIds) {
        Sequence sequence = Sequence.empty(newId(), name);
        List<ProjectEdit> edits = new ArrayList<>();
        edits.add(new AddSequence(sequence, AT_THE_END));
        shotIds.forEach(shotId -> edits.add(new MoveShot(shotId, new Place(sequence.id(), AT_THE_END))));
        editor.make(new EditGroup(edits));
    }

    /**
     * Deletes a shot.
     *
     * @return whether it was deleted
     */
    boolean delete(String shotId, PhraseFate phrases, String done) {
        return editor.remove(new DeleteShot(shotId, phrases), done);
    }

    /** The shot that stands where another one will be missed: the one behind it, else the one before it. */
    Optional<String> neighbour(String shotId) {
        PlayingOrder order = PlayingOrder.of(content());
        List<String> shots = new ArrayList<>();
        order.shots().forEach(shot -> shots.add(shot.id()));
        order.unassigned().forEach(shot -> shots.add(shot.id()));
        int at = shots.indexOf(shotId);
        if (at < 0 || shots.size() == 1) {
            return Optional.empty();
        }
        return Optional.of(shots.get(at + 1 < shots.size() ? at + 1 : at - 1));
    }

    private Optional<String> add(Place place, List<ProjectEdit> before) {
        Shot shot = Shot.empty(newId(), place.sequenceId());
        List<ProjectEdit> edits = new ArrayList<>(before);
        edits.add(new AddShot(shot, place));
        boolean made = editor.make(edits.size() == 1 ? edits.getFirst() : new EditGroup(edits));
        return made ? Optional.of(shot.id()) : Optional.empty();
    }

    private Project content() {
        return editor.project().content().peek();
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
