package studio.storycore.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;

/**
 * Makes inverses exact. Linked phrases move with their shot and stop at the start of the film, so moving the shot back
 * does not always move them back; where it does not, the inverse sets their times.
 */
final class PhraseTimes {

    private PhraseTimes() {}

    /** The given way back, with the times of those phrases that it alone would not restore. */
    static ProjectEdit restored(ProjectEdit edit, ProjectEdit wayBack, Project before) {
        Map<String, DialoguePhrase> former =
                HashMap.newHashMap(before.audioPhrases().size());
        before.audioPhrases().forEach(phrase -> former.put(phrase.id(), phrase));
        List<ProjectEdit> edits = new ArrayList<>();
        edits.add(wayBack);
        for (DialoguePhrase phrase : wayBack.applyTo(edit.applyTo(before)).audioPhrases()) {
            DialoguePhrase was = former.get(phrase.id());
            if (was != null && (was.startTime() != phrase.startTime() || was.endTime() != phrase.endTime())) {
                edits.add(new SetPhraseTimes(phrase.id(), was.startTime(), was.endTime()));
            }
        }
        return edits.size() == 1 ? wayBack : new EditGroup(edits);
    }
}
