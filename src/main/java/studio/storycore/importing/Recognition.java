package studio.storycore.importing;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells the shapes apart, by the names of their fields. */
final class Recognition {

    private static final String[] FRENCH = {"personnages", "plans", "repliques", "titre"};
    private static final String[] PROJECT = {"schema_version", "schemaVersion", "project_name", "projectName"};
    private static final String[] NAME = {"name", "title"};
    private static final String[] PARTS = {"shots", "storyboard", "sequences", "scenes", "capabilities"};
    private static final String[] SHOTS = {"shots", "storyboard", "storyboard_id"};
    private static final String[] DIALOGUE = {"clips", "track_type", "dialogues", "audio_phrases", "audioPhrases"};
    private static final String[] SHOT = {
        "shot_id", "shot_number", "augmented_prompt", "prompt", "duration_seconds", "scene_id"
    };
    private static final String[] CLIP = {"clip_id", "phrase_id", "dialogue", "texte", "text", "character_id"};

    private static final String[] OTHER_SPELLING = {
        "project_id",
        "project_name",
        "schema_version",
        "storyboard",
        "audio_phrases",
        "generation_history",
        "master_coherence_sheet"
    };
    private static final String[] OTHER_SHOT = {
        "shot_id",
        "sequence_id",
        "scene_id",
        "order",
        "order_index",
        "orderIndex",
        "shot_number",
        "number",
        "augmented_prompt",
        "generation",
        "duration_seconds",
        "timing"
    };
    private static final String[] OTHER_PHRASE = {"start_time", "end_time", "shot_id", "clip_id", "character_id"};

    private Recognition() {}

    /** What a file is; empty when it is no part of a project. Contract documents are told apart by reading them. */
    static Optional<Shape> of(JsonNode file) {
        if (file.isArray()) {
            return Optional.ofNullable(file.get(0))
                    .filter(JsonNode::isObject)
                    .flatMap(first -> hasAny(first, SHOT)
                            ? Optional.of(Shape.STORYBOARD)
                            : Optional.of(Shape.DIALOGUE).filter(clips -> hasAny(first, CLIP)));
        }
        if (hasAny(file, FRENCH)) {
            return Optional.of(Shape.FRENCH);
        }
        if (hasAny(file, PROJECT) || (hasAny(file, NAME) && hasAny(file, PARTS)) || hasIn(file, "metadata", "id")) {
            return Optional.of(Shape.PROJECT);
        }
        if (hasAny(file, SHOTS)) {
            return Optional.of(Shape.STORYBOARD);
        }
        return hasAny(file, DIALOGUE) ? Optional.of(Shape.DIALOGUE) : Optional.empty();
    }

    /**
     * Whether something in a document that breaks the contract is spelled as other programs do. Without it the document
     * was meant for the contract, and its violations have to be told, not mended.
     */
    static boolean isSpelledOtherwise(JsonNode document) {
        return hasAny(document, OTHER_SPELLING)
                || hasIn(document, "metadata", "id")
                || hasIn(document, "capabilities", "grid_generation")
                || anyEntry(document.get("shots"), OTHER_SHOT)
                || anyEntry(document.get("audioPhrases"), OTHER_PHRASE)
                || anyImagePrompt(document.get("shots"));
    }

    private static boolean hasAny(JsonNode object, String... names) {
        return object.isObject() && Arrays.stream(names).anyMatch(object::has);
    }

    private static boolean hasIn(JsonNode object, String holder, String name) {
        return object.isObject() && object.has(holder) && hasAny(object.get(holder), name);
    }

    private static boolean anyEntry(@Nullable JsonNode list, String... names) {
        return list != null && list.isArray() && list.valueStream().anyMatch(entry -> hasAny(entry, names));
    }

    private static boolean anyImagePrompt(@Nullable JsonNode shots) {
        return shots != null
                && shots.isArray()
                && shots.valueStream().anyMatch(shot -> hasIn(shot, "metadata", "imagePrompt"));
    }
}
