package studio.storycore.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;

/**
 * Makes inverses exact. Linked phrases move with their shot and stop at the start of the film, and a sequence that loses
 * its last shot keeps the duration it had with it; so moving the shot back does not restore everything. What it leaves
 * different, the inverse sets, as far as it is still there when the inverse is made.
 */
final class WayBack {

    private WayBack() {}

    /** The given way back, with those times of phrases and durations of sequences that it alone would not restore. */
    static ProjectEdit exact(ProjectEdit edit, ProjectEdit wayBack, Project before) {
        Project back = wayBack.applyTo(edit.applyTo(before));
        List<ProjectEdit> edits = new ArrayList<>();
        edits.add(wayBack);
        addDurations(before, back, edits);
        addTimes(before, back, edits);
        return edits.size() == 1 ? wayBack : new EditGroup(edits);
    }

    private static void addDurations(Project before, Project back, List<ProjectEdit> edits) {
        Map<String, Sequence> former = HashMap.newHashMap(before.sequences().size());
        before.sequences().forEach(sequence -> former.put(sequence.id(), sequence));
        for (Sequence sequence : back.sequences()) {
            Sequence was = former.get(sequence.id());
            if (was != null && differ(was.duration(), sequence.duration())) {
                edits.add(new WherePossible(new SetSequenceDuration(sequence.id(), was.duration())));
            }
        }
    }

    private static void addTimes(Project before, Project back, List<ProjectEdit> edits) {
        Map<String, DialoguePhrase> former =
                HashMap.newHashMap(before.audioPhrases().size());
        before.audioPhrases().forEach(phrase -> former.put(phrase.id(), phrase));
        for (DialoguePhrase phrase : back.audioPhrases()) {
            DialoguePhrase was = former.get(phrase.id());
            if (was != null
                    && (differ(was.startTime(), phrase.startTime()) || differ(was.endTime(), phrase.endTime()))) {
                edits.add(new WherePossible(new SetPhraseTimes(phrase.id(), was.startTime(), was.endTime())));
            }
        }
    }

    private static boolean differ(double one, double other) {
        return Double.compare(one, other) != 0;
    }
}
