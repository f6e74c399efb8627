package studio.storycore.importing;

import java.util.Optional;
import java.util.Set;
import studio.storycore.project.Project;
import tools.jackson.databind.JsonNode;

/**
 * A project in another spelling, as {@code project.json} or as a whole; its shots may stand in a file beside it.
 *
 * <pre>
 * id                    id, project_id, projectId, metadata.id
 * name                  name, project_name, projectName, title, titre, metadata.name, metadata.title
 * schemaVersion         schema_version; another one than 1.0 is told and kept
 * sequences             sequences, scenes
 * shots                 shots, storyboard, storyboard.shots
 * audioPhrases          audioPhrases, audio_phrases, dialogues, dialogue
 * masterCoherenceSheet  masterCoherenceSheet, master_coherence_sheet
 * generationHistory     generationHistory, generation_history
 * capabilities          see {@link CapabilitiesEntry}
 * </pre>
 */
final class ProjectFile {

    private static final Set<String> CONTRACT = Set.of(
            "id",
            "name",
            "schemaVersion",
            "sequences",
            "shots",
            "audioPhrases",
            "masterCoherenceSheet",
            "generationHistory",
            "capabilities");

    private ProjectFile() {}

    static void read(Draft draft, Binding binding, Fields file) {
        Contents contents = Contents.of(draft, binding, file, "en");
        head(file);
        contents.sequences(file, "sequences", "scenes");
        contents.shots(file, "shots", "storyboard", "storyboard.shots");
        contents.phrases(file, "audioPhrases", "audio_phrases", "dialogues", "dialogue");
        contents.history(file, "generationHistory", "generation_history");
        finish(draft, file);
    }

    /** What is said about the project as a whole. */
    static void head(Fields file) {
        file.text("id", "id", "project_id", "projectId", "metadata.id");
        file.text("name", "name", "project_name", "projectName", "title", "titre", "metadata.name", "metadata.title");
        version(file);
        file.object("capabilities", "capabilities")
                .ifPresent(nested -> file.target().set("capabilities", CapabilitiesEntry.read(nested)));
        file.object("masterCoherenceSheet", "masterCoherenceSheet", "master_coherence_sheet")
                .ifPresent(sheet -> file.target().set("masterCoherenceSheet", HistoryEntry.sheet(sheet)));
    }

    /** Keeps the rest of what the file says. */
    static void finish(Draft draft, Fields file) {
        draft.project.setAll(file.finish(CONTRACT));
    }

    private static void version(Fields file) {
        for (String name : new String[] {"schemaVersion", "schema_version"}) {
            Optional<JsonNode> version = file.peek(name);
            if (version.isPresent()) {
                if (isKnown(version.get())) {
                    file.take("schemaVersion", name);
                } else {
                    file.told(Note.Reason.OTHER_VERSION, name, Texts.shortened(version.get()));
                }
            }
        }
    }

    private static boolean isKnown(JsonNode version) {
        return version.isString()
                ? version.stringValue().equals(Project.SCHEMA_VERSION)
                : Values.number(version).orElse(0) == 1;
    }
}
