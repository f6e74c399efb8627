package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A value that was typed and not saved, as the browser gives it back.
 *
 * @param typing   names what was typed into the field one key after the other; several of one field can wait
 * @param entityId the id of the sequence, shot or phrase; empty for the project itself
 * @param text     what the field held last
 * @param base     what it held before
 * @param seen     the hashes of all texts that it held since then
 * @param at       when it was typed, by the browser's clock
 */
record Draft(
        String id,
        String typing,
        TypedField<?> field,
        String entityId,
        String text,
        String base,
        Set<Integer> seen,
        Instant at) {

    private static final int LONGEST_TEXT = 1_000_000;

    /**
     * Whether a value, as fields show it, is one that the same person typed into the field on the way to the draft, or the
     * one before.
     */
    boolean isOnTheWay(String value, Component place) {
        return value.equals(base) || value.equals(field.asShown(base, place)) || seen.contains(value.hashCode());
    }

    /** Names its field among all of the project. */
    String key() {
        return field.key(entityId);
    }

    /** The same with another text, which its person made of it. */
    Draft withText(String newText) {
        return new Draft(id, typing, field, entityId, newText, base, seen, at);
    }

    /** What the browser sent, if it makes sense: anyone can send anything. */
    static Optional<Draft> parse(JsonNode sent) {
        String[] address = sent.path("field").asString("").split("/", 2);
        String text = sent.path("text").asString("");
        if (address.length != 2 || text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        Set<Integer> seen = sent.path("seen").valueStream().map(JsonNode::asInt).collect(Collectors.toSet());
        return DraftId.parse(sent.path("id").asString(""))
                .flatMap(id -> TypedFields.ofKind(address[0])
                        .map(field -> new Draft(
                                id.id(),
                                id.typing(),
                                field,
                                address[1],
                                text,
                                sent.path("base").asString(""),
                                seen,
                                Instant.ofEpochMilli(sent.path("at").asLong(0)))));
    }
}
