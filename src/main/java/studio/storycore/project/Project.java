package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A whole project, as Data Contract v1 defines it. Immutable: an edit makes a new one that shares everything it did not
 * touch. References between entities may dangle in documents that came from outside; see {@link PlayingOrder} for how
 * such shots are shown.
 *
 * @param id                   at most 128 letters, digits, {@code . _ -}; unique on a server
 * @param schemaVersion        always {@link #SCHEMA_VERSION}
 * @param sequences            in playing order
 * @param shots                in no particular order; the sequences' {@code shotIds} tell the playing order
 * @param audioPhrases         the dialogue phrases, in no particular order
 * @param masterCoherenceSheet the picture that keeps the generated shots alike, if one was made
 * @param unknown              fields on this level that the contract does not name; kept as they came
 */
public record Project(
        String id,
        String name,
        String schemaVersion,
        List<Sequence> sequences,
        List<Shot> shots,
        List<DialoguePhrase> audioPhrases,
        @Nullable MasterCoherenceSheet masterCoherenceSheet,
        List<GenerationRecord> generationHistory,
        Capabilities capabilities,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    /** The one version of the contract that this application reads and writes. */
    public static final String SCHEMA_VERSION = "1.0";

    /** So many characters a single text may have; what is longer could be stored but not be read back. */
    public static final int LONGEST_TEXT = 10_000_000;

    public Project {
        Checks.projectId(id);
        Checks.text("name", name);
        if (!SCHEMA_VERSION.equals(schemaVersion)) {
            throw new InvalidValue(Rule.SCHEMA_VERSION, "schemaVersion", schemaVersion);
        }
        sequences = List.copyOf(sequences);
        shots = List.copyOf(shots);
        audioPhrases = List.copyOf(audioPhrases);
        generationHistory = List.copyOf(generationHistory);
        unknown = Checks.unknown(unknown);
    }

    /** A new project with nothing in it. */
    public static Project empty(String id, String name) {
        return new Project(
                id,
                name,
                SCHEMA_VERSION,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                Capabilities.NONE,
                Map.of());
    }

    public Optional<Sequence> sequence(String sequenceId) {
        return sequences.stream().filter(s -> s.id().equals(sequenceId)).findFirst();
    }

    public Optional<Shot> shot(String shotId) {
        return shots.stream().filter(s -> s.id().equals(shotId)).findFirst();
    }

    public Optional<DialoguePhrase> phrase(String phraseId) {
        return audioPhrases.stream().filter(p -> p.id().equals(phraseId)).findFirst();
    }

    /** The phrases linked to a shot. */
    public List<DialoguePhrase> phrasesOf(String shotId) {
        return audioPhrases.stream().filter(p -> p.shotId().equals(shotId)).toList();
    }

    public Project withId(String newId) {
        return new Project(
                newId,
                name,
                schemaVersion,
                sequences,
                shots,
                audioPhrases,
                masterCoherenceSheet,
                generationHistory,
                capabilities,
                unknown);
    }

    public Project withName(String newName) {
        return new Project(
                id,
                newName,
                schemaVersion,
                sequences,
                shots,
                audioPhrases,
                masterCoherenceSheet,
                generationHistory,
                capabilities,
                unknown);
    }

    public Project withCapabilities(Capabilities newCapabilities) {
        return new Project(
                id,
                name,
                schemaVersion,
                sequences,
                shots,
                audioPhrases,
                masterCoherenceSheet,
                generationHistory,
                newCapabilities,
                unknown);
    }

    public Project withGenerationHistory(List<GenerationRecord> newHistory) {
        return new Project(
                id,
                name,
                schemaVersion,
                sequences,
                shots,
                audioPhrases,
                masterCoherenceSheet,
                newHistory,
                capabilities,
                unknown);
    }

    /** The same project with other lists of sequences, shots and phrases. */
    public Project with(List<Sequence> newSequences, List<Shot> newShots, List<DialoguePhrase> newPhrases) {
        return new Project(
                id,
                name,
                schemaVersion,
                newSequences,
                newShots,
                newPhrases,
                masterCoherenceSheet,
                generationHistory,
                capabilities,
                unknown);
    }

    public Project withSequences(List<Sequence> newSequences) {
        return with(newSequences, shots, audioPhrases);
    }

    public Project withShots(List<Shot> newShots) {
        return with(sequences, newShots, audioPhrases);
    }

    public Project withPhrases(List<DialoguePhrase> newPhrases) {
        return with(sequences, shots, newPhrases);
    }
}
