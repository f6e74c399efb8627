package studio.storycore.importing;

import java.util.List;

/**
 * What an import would do. Nothing is stored by making one.
 *
 * @param projects what was found
 * @param refusals damaged, invalid and foreign files
 * @param notUsed  files that are well but belong to none of the projects
 */
public record ImportPlan(List<FoundProject> projects, List<Refusal> refusals, List<Note> notUsed) {

    public ImportPlan {
        projects = List.copyOf(projects);
        refusals = List.copyOf(refusals);
        notUsed = List.copyOf(notUsed);
    }

    /** Nothing is taken of a file that is too large. */
    public static ImportPlan refused(Refusal refusal) {
        return new ImportPlan(List.of(), List.of(refusal), List.of());
    }
}
