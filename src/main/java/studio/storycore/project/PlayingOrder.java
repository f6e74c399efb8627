package studio.storycore.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The shots of a project in the order they play: sequence by sequence, as the sequences' {@code shotIds} list them. A
 * shot that its sequence does not list, or whose sequence does not exist, is <em>unassigned</em>: it has no place in
 * the film until someone moves it into a sequence. Documents from outside often have such shots; they are shown, never
 * repaired silently.
 *
 * @param bySequence the shots of every sequence, in the order of the sequences; empty lists included
 * @param unassigned the shots without a place, in the order of the document
 */
public record PlayingOrder(Map<String, List<Shot>> bySequence, List<Shot> unassigned) {

    /** Reads the order from a project, in time proportional to its size. */
    public static PlayingOrder of(Project project) {
        Map<String, Shot> shots = HashMap.newHashMap(project.shots().size());
        project.shots().forEach(shot -> shots.put(shot.id(), shot));
        Map<String, List<Shot>> bySequence =
                LinkedHashMap.newLinkedHashMap(project.sequences().size());
        Set<String> placed = HashSet.newHashSet(shots.size());
        for (Sequence sequence : project.sequences()) {
            List<Shot> members = new ArrayList<>(sequence.shotIds().size());
            for (String shotId : sequence.shotIds()) {
                Shot shot = shots.get(shotId);
                if (shot != null && shot.sequenceId().equals(sequence.id()) && placed.add(shotId)) {
                    members.add(shot);
                }
            }
            bySequence.put(sequence.id(), List.copyOf(members));
        }
        List<Shot> unassigned = project.shots().stream()
                .filter(shot -> !placed.contains(shot.id()))
                .toList();
        return new PlayingOrder(bySequence, unassigned);
    }

    /** All shots that have a place, in playing order. */
    public List<Shot> shots() {
        return bySequence.values().stream().flatMap(List::stream).toList();
    }

    /** The place of a shot; empty if it has none. */
    public Optional<Place> placeOf(String shotId) {
        for (Map.Entry<String, List<Shot>> sequence : bySequence.entrySet()) {
            String previous = null;
            for (Shot shot : sequence.getValue()) {
                if (shot.id().equals(shotId)) {
                    return Optional.of(new Place(sequence.getKey(), previous));
                }
                previous = shot.id();
            }
        }
        return Optional.empty();
    }
}
