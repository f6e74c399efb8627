package studio.storycore.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import studio.storycore.importing.FoundProject;
import studio.storycore.importing.Note;
import studio.storycore.importing.Shape;
import studio.storycore.library.Imported;
import studio.storycore.project.Project;

/**
 * What an import found, and what became of it.
 *
 * @param stored   whether it is stored, or would be by the same call with {@code confirm=true}
 * @param projects in the order of their files
 * @param notUsed  files that belong to none of them
 */
record ImportAnswer(boolean stored, List<Found> projects, List<Told> notUsed) {

    /**
     * A project.
     *
     * @param id       the one it has here; before it is stored the one it comes with, or one that may be another then
     * @param formerId the id it came with, when that was taken and it became a copy
     * @param notes    what was done to make it one
     * @param warnings what is odd about it, and is kept as it came
     */
    record Found(
            String id,
            String name,
            @Nullable String formerId,
            int sequences,
            int shots,
            int phrases,
            List<Source> files,
            List<Told> notes,
            List<ProblemError> warnings) {}

    /** A file, and what it was recognised as. */
    record Source(String file, Shape shape) {}

    /**
     * One thing that was done with a place of a file, or could not be done.
     *
     * @param file  empty when it is about the project as a whole
     * @param path  as a JSON Pointer
     * @param count how many entries of a list are like it, the first of which is named
     */
    record Told(Note.Kind kind, Note.Reason reason, String file, String path, int count, String message) {}

    static ImportAnswer of(
            List<FoundProject> found, List<Imported> stored, List<Note> notUsed, ImportWords words, Locale locale) {
        List<Found> projects = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            projects.add(found(found.get(i), stored.isEmpty() ? null : stored.get(i), words, locale));
        }
        return new ImportAnswer(!stored.isEmpty(), projects, words.told(notUsed, locale));
    }

    private static Found found(FoundProject found, @Nullable Imported stored, ImportWords words, Locale locale) {
        Project project = found.read().project();
        return new Found(
                stored == null ? project.id() : stored.projectId(),
                project.name(),
                stored == null ? null : stored.formerId().orElse(null),
                project.sequences().size(),
                project.shots().size(),
                project.audioPhrases().size(),
                found.files().stream()
                        .map(file -> new Source(file.file(), file.shape()))
                        .toList(),
                words.told(found.notes(), locale),
                words.warnings(found.read().warnings(), locale));
    }
}
