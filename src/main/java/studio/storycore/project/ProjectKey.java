package studio.storycore.project;

import java.util.Set;

/** The name of a project in an address: its id, or the key under which a storage interface keeps it. */
public final class ProjectKey {

    /** Stands before the id in the keys of a storage interface. */
    private static final String PREFIX = "storycore_project_";

    private static final Set<String> STEPS = Set.of(".", "..");

    private ProjectKey() {}

    public static String of(String projectId) {
        return PREFIX + projectId;
    }

    public static String id(String idOrKey) {
        return idOrKey.startsWith(PREFIX) ? idOrKey.substring(PREFIX.length()) : idOrKey;
    }

    /** Whether an id means something else in an address. A new project gets no such id; an older one has its key. */
    public static boolean isMistakable(String projectId) {
        return projectId.startsWith(PREFIX) || STEPS.contains(projectId);
    }
}
