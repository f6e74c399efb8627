package studio.storycore.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What may be used to generate a project: which of the engines are switched on. */
public record Capabilities(
        boolean gridGeneration,
        boolean promotionEngine,
        boolean qaEngine,
        boolean autofixEngine,
        boolean voiceGeneration,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {

    /** Every engine switched off: the state of a new project. */
    public static final Capabilities NONE = new Capabilities(false, false, false, false, false, Map.of());

    public Capabilities {
        unknown = Checks.unknown(unknown);
    }

    public boolean has(Capability capability) {
        return switch (capability) {
            case GRID_GENERATION -> gridGeneration;
            case PROMOTION_ENGINE -> promotionEngine;
            case QA_ENGINE -> qaEngine;
            case AUTOFIX_ENGINE -> autofixEngine;
            case VOICE_GENERATION -> voiceGeneration;
        };
    }

    public Capabilities with(Capability capability, boolean on) {
        return new Capabilities(
                capability == Capability.GRID_GENERATION ? on : gridGeneration,
                capability == Capability.PROMOTION_ENGINE ? on : promotionEngine,
                capability == Capability.QA_ENGINE ? on : qaEngine,
                capability == Capability.AUTOFIX_ENGINE ? on : autofixEngine,
                capability == Capability.VOICE_GENERATION ? on : voiceGeneration,
                unknown);
    }
}
