package studio.storycore.importing;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A file that was recognised as a part of a project. */
record Part(ImportFile file, Shape shape, JsonNode tree) {

    /** Whether it is a project by itself, with or without further files. */
    boolean isProject() {
        return shape == Shape.PROJECT || shape == Shape.FRENCH;
    }

    /** The id of the project that it names, if it names one. */
    Optional<String> projectId() {
        for (String name : isProject()
                ? new String[] {"id", "project_id", "projectId"}
                : new String[] {"project_id", "projectId"}) {
            JsonNode id = tree.get(name);
            if (id != null && id.isString() && !id.stringValue().isBlank()) {
                return Optional.of(id.stringValue());
            }
        }
        return Optional.empty();
    }

    /** Whether it stands in the other's folder, or in one below it. */
    boolean isBeside(Part other) {
        String folder = other.file.folder();
        return folder.isEmpty() || (file.folder() + "/").startsWith(folder + "/");
    }
}
