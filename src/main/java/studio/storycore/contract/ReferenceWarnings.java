package studio.storycore.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/**
 * Finds references that lead nowhere or disagree. They are no violations: documents from outside often have them, and
 * they are kept and shown until a person mends them.
 */
final class ReferenceWarnings {

    private final Project project;
    private final Map<String, Shot> shots;
    private final Set<String> sequences;
    private final Map<String, Set<String>> listedIn = new HashMap<>();
    private final List<Violation> warnings = new ArrayList<>();

    private ReferenceWarnings(Project project) {
        this.project = project;
        this.shots = HashMap.newHashMap(project.shots().size());
        project.shots().forEach(shot -> shots.put(shot.id(), shot));
        this.sequences = HashSet.newHashSet(project.sequences().size());
        project.sequences().forEach(sequence -> sequences.add(sequence.id()));
    }

    /** In time proportional to the project's size. */
    static List<Violation> of(Project project) {
        return new ReferenceWarnings(project).find();
    }

    private List<Violation> find() {
        for (int i = 0; i < project.sequences().size(); i++) {
            checkList(project.sequences().get(i), "/sequences/" + i);
        }
        for (int i = 0; i < project.shots().size(); i++) {
            checkShot(project.shots().get(i), "/shots/" + i);
        }
        for (int i = 0; i < project.audioPhrases().size(); i++) {
            checkPhrase(project.audioPhrases().get(i), "/audioPhrases/" + i);
        }
        return warnings;
    }

    private void checkList(Sequence sequence, String path) {
        Set<String> listed = HashSet.newHashSet(sequence.shotIds().size());
        for (int i = 0; i < sequence.shotIds().size(); i++) {
            String shotId = sequence.shotIds().get(i);
            Shot shot = shots.get(shotId);
            String entry = path + "/shotIds/" + i;
            if (shot == null) {
                warn(entry, path, sequence.id(), Rule.NO_SUCH_SHOT, shotId);
            } else if (!listed.add(shotId)) {
                warn(entry, path, sequence.id(), Rule.LISTED_TWICE, shotId);
            } else if (!shot.sequenceId().equals(sequence.id())) {
                warn(entry, path, sequence.id(), Rule.IN_OTHER_SEQUENCE, shotId, shot.sequenceId());
            }
        }
        listedIn.put(sequence.id(), listed);
    }

    private void checkShot(Shot shot, String path) {
        if (!sequences.contains(shot.sequenceId())) {
            warn(path + "/sequenceId", path, shot.id(), Rule.NO_SUCH_SEQUENCE, shot.sequenceId());
        } else if (!listedIn.getOrDefault(shot.sequenceId(), Set.of()).contains(shot.id())) {
            warn(path + "/sequenceId", path, shot.id(), Rule.NOT_LISTED, shot.sequenceId());
        }
    }

    private void checkPhrase(DialoguePhrase phrase, String path) {
        boolean linked = !phrase.shotId().equals(DialoguePhrase.NOT_LINKED);
        if (linked && !shots.containsKey(phrase.shotId())) {
            warn(path + "/shotId", path, phrase.id(), Rule.NO_SUCH_SHOT, phrase.shotId());
        }
    }

    private void warn(String path, String entityPath, String entityId, Rule rule, Object... arguments) {
        warnings.add(new Violation(path, rule, List.of(arguments), Map.of(entityPath, entityId)));
    }
}
