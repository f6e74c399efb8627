package studio.storycore.importing;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import studio.storycore.importing.Draft.Entry;
import studio.storycore.project.GenerationResults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was generated before: a record of {@code generation_history}, and the {@code master_coherence_sheet}.
 *
 * <pre>
 * id         id, record_id, generation_id
 * timestamp  timestamp, created_at, date; as ISO 8601 or in seconds or milliseconds since 1970
 * status     status: success, completed, done; failed, error; cancelled, canceled
 * results    results, if they are those of the contract
 * error      error
 * </pre>
 */
final class HistoryEntry {

    private static final Set<String> CONTRACT = Set.of("id", "timestamp", "status", "results", "error");
    private static final Set<String> SHEET = Set.of("url", "generatedAt");

    private final Binding binding;

    HistoryEntry(Binding binding) {
        this.binding = binding;
    }

    Entry read(Draft draft, Fields generation) {
        draft.id(generation, "generation", "id", "record_id", "generation_id");
        moment(generation, "timestamp", "timestamp", "created_at", "createdAt", "date");
        Optional<String> status = generation.text("status", "status");
        status.ifPresent(written -> status(generation, written));
        if (status.isEmpty()) {
            generation.fillIn("status", "failed");
        }
        binding.keepIfValid(generation, "results", GenerationResults.class, "results");
        generation.text("error", "error");
        return new Entry(generation.finish(CONTRACT), generation);
    }

    static ObjectNode sheet(Fields sheet) {
        if (sheet.address("url", "url", "path").isEmpty()) {
            sheet.fillIn("url", "");
        }
        moment(sheet, "generatedAt", "generatedAt", "generated_at");
        return sheet.finish(SHEET);
    }

    private static void moment(Fields entity, String field, String... names) {
        for (String name : names) {
            OptionalDouble moment = entity.peek(name).map(Values::moment).orElse(OptionalDouble.empty());
            if (moment.isPresent() && Double.isFinite(moment.getAsDouble())) {
                JsonNode written = entity.take(field, name).orElseThrow();
                if (written.isNumber() && Values.number(written).orElse(0) == moment.getAsDouble()) {
                    entity.target().set(field, written);
                } else {
                    entity.converted(field, Texts.shortened(written), moment.getAsDouble());
                    entity.target().put(field, moment.getAsDouble());
                }
                return;
            }
        }
        entity.fillIn(field, 0.0);
    }

    private static void status(Fields generation, String written) {
        String status = switch (written.toLowerCase(Locale.ROOT)) {
            case "success", "completed", "complete", "done", "succeeded", "passed" -> "success";
            case "cancelled", "canceled", "aborted" -> "cancelled";
            default -> "failed";
        };
        if (!status.equals(written)) {
            generation.converted("status", Texts.shortened(written), status);
        }
        generation.target().put("status", status);
    }
}
