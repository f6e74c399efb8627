package studio.storycore.importing;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What may be used to generate a project. What a file does not say is off.
 *
 * <pre>
 * gridGeneration   gridGeneration, grid_generation, grid
 * promotionEngine  promotionEngine, promotion_engine, promote
 * qaEngine         qaEngine, qa_engine, qa
 * autofixEngine    autofixEngine, autofix_engine, auto_fix
 * voiceGeneration  voiceGeneration, voice_generation
 * </pre>
 */
final class CapabilitiesEntry {

    private static final Set<String> CONTRACT =
            Set.of("gridGeneration", "promotionEngine", "qaEngine", "autofixEngine", "voiceGeneration");

    private CapabilitiesEntry() {}

    static ObjectNode read(Fields capabilities) {
        flag(capabilities, "gridGeneration", "gridGeneration", "grid_generation", "grid");
        flag(capabilities, "promotionEngine", "promotionEngine", "promotion_engine", "promote");
        flag(capabilities, "qaEngine", "qaEngine", "qa_engine", "qa");
        flag(capabilities, "autofixEngine", "autofixEngine", "autofix_engine", "auto_fix");
        flag(capabilities, "voiceGeneration", "voiceGeneration", "voice_generation");
        return capabilities.finish(CONTRACT);
    }

    private static void flag(Fields capabilities, String field, String... names) {
        for (String name : names) {
            Optional<JsonNode> flag = capabilities.peek(name).filter(JsonNode::isBoolean);
            if (flag.isPresent()) {
                capabilities.take(field, name);
                capabilities.target().set(field, flag.get());
                return;
            }
        }
        capabilities.fillIn(field, false);
    }
}
