package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A run of shots that belong together.
 *
 * @param shotIds  the shots in playing order; may name shots that do not exist, in documents from outside
 * @param duration seconds, greater than 0; the sum of the shots' durations once there are any
 */
public record Sequence(
        String id,
        String name,
        String description,
        List<String> shotIds,
        double duration,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    /** The duration of a sequence without shots, in seconds, because the contract asks for more than 0. */
    public static final double DEFAULT_DURATION = 5;

    public Sequence {
        Checks.id(id);
        Checks.text("name", name);
        Checks.text("description", description);
        shotIds.forEach(shotId -> Checks.text("shotIds", shotId));
        shotIds = List.copyOf(shotIds);
        Checks.positive("duration", duration);
        unknown = Checks.unknown(unknown);
    }

    /** A new sequence without shots. */
    public static Sequence empty(String id, String name) {
        return new Sequence(id, name, "", List.of(), DEFAULT_DURATION, Map.of());
    }

    public Sequence withName(String newName) {
        return new Sequence(id, newName, description, shotIds, duration, unknown);
    }

    public Sequence withDescription(String newDescription) {
        return new Sequence(id, name, newDescription, shotIds, duration, unknown);
    }

    public Sequence withShotIds(List<String> newShotIds) {
        return new Sequence(id, name, description, newShotIds, duration, unknown);
    }

    public Sequence withDuration(double newDuration) {
        return new Sequence(id, name, description, shotIds, newDuration, unknown);
    }
}
