package studio.storycore.api;

/** The name of a project in an address: its id, or the key under which a storage interface keeps it. */
final class ProjectKey {

    /** Stands before the id in the keys of a storage interface. */
    static final String PREFIX = "storycore_project_";

    private ProjectKey() {}

    static String of(String projectId) {
        return PREFIX + projectId;
    }

    static String id(String idOrKey) {
        return idOrKey.startsWith(PREFIX) ? idOrKey.substring(PREFIX.length()) : idOrKey;
    }
}
