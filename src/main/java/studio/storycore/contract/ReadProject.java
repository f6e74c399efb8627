package studio.storycore.contract;

import java.util.List;
import studio.storycore.project.Project;

/**
 * A project that was read from a document.
 *
 * @param warnings references that lead nowhere or disagree, and texts that are longer than new ones may be, each with its place;
 *                 accepted and kept as they came
 */
public record ReadProject(Project project, List<Violation> warnings) {

    public ReadProject {
        warnings = List.copyOf(warnings);
    }
}
