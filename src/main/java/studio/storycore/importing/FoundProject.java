package studio.storycore.importing;

import java.util.List;
import studio.storycore.contract.ReadProject;

/**
 * A project as it would be stored.
 *
 * @param read  the project, with the references in it that lead nowhere
 * @param files the files it was made of
 * @param notes what was done to make it one
 */
public record FoundProject(ReadProject read, List<Source> files, List<Note> notes) {

    /** A file, and what it was recognised as. */
    public record Source(String file, Shape shape) {}

    public FoundProject {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }
}
