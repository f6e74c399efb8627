package studio.storycore.library;

import java.util.List;
import java.util.Optional;
import studio.storycore.contract.Violation;

/**
 * A document that was imported.
 *
 * @param projectId  the id it has here
 * @param name       the project's name
 * @param formerId   the id it came with, when that was taken and the import became a copy
 * @param warnings   what is odd about it, and was kept as it came
 */
public record Imported(String projectId, String name, Optional<String> formerId, List<Violation> warnings) {}
