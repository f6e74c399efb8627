package studio.storycore.storage;

import java.util.Objects;
import studio.storycore.project.Project;

/**
 * A stored document as it was read; valid by the contract.
 *
 * @param sequenceNumber of the last revision that it contains
 * @param size           the bytes that it takes in the store
 */
public record StoredDocument(Project project, long sequenceNumber, long size) {

    public StoredDocument {
        Objects.requireNonNull(project);
    }
}
