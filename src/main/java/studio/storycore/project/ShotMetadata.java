package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a shot is to look; every field may be absent. */
public record ShotMetadata(
        @Nullable String cameraAngle,
        @Nullable String lighting,
        @Nullable String mood,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    public static final ShotMetadata EMPTY = new ShotMetadata(null, null, null, Map.of());

    public ShotMetadata {
        Checks.text("cameraAngle", cameraAngle);
        Checks.text("lighting", lighting);
        Checks.text("mood", mood);
        unknown = Checks.unknown(unknown);
    }

    public ShotMetadata withCameraAngle(@Nullable String newAngle) {
        return new ShotMetadata(newAngle, lighting, mood, unknown);
    }

    public ShotMetadata withLighting(@Nullable String newLighting) {
        return new ShotMetadata(cameraAngle, newLighting, mood, unknown);
    }

    public ShotMetadata withMood(@Nullable String newMood) {
        return new ShotMetadata(cameraAngle, lighting, newMood, unknown);
    }
}
