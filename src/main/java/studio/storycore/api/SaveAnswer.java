package studio.storycore.api;

import java.util.List;
import studio.storycore.library.Saved;
import studio.storycore.project.ProjectKey;

/**
 * What became of a change.
 *
 * @param key            under which a storage interface keeps the project
 * @param sequenceNumber the revision that holds the change
 * @param merged         whether the stored project holds changes by others that the sender cannot know: to be read again
 *                       before it is changed on
 * @param warnings       what is odd about a document, and was kept as it came
 */
record SaveAnswer(
        String id, String key, String name, long sequenceNumber, boolean merged, List<ProblemError> warnings) {

    /** @param name of the project as the change left it */
    static SaveAnswer of(String id, String name, Saved saved, List<ProblemError> warnings) {
        return new SaveAnswer(id, ProjectKey.of(id), name, saved.sequenceNumber(), saved.merged(), warnings);
    }
}
