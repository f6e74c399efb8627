package studio.storycore.contract;

import java.util.List;
import java.util.Map;
import studio.storycore.project.Rule;

/**
 * One place of a document that breaks a rule of the contract. For machines; {@link ViolationTexts} tells it to a person.
 *
 * @param path      where, as a JSON Pointer (RFC 6901) such as {@code /shots/2/duration}; empty for the whole document. Of
 *                  a missing field, the path that it should have
 * @param arguments what the rule's message names: numbers, ids, {@link JsonKind}s; see {@link Rule}
 * @param ids       the ids of the list entries on the path, by the entry's own path; entries without an id are left out
 */
public record Violation(String path, Rule rule, List<Object> arguments, Map<String, String> ids) {

    public Violation {
        arguments = List.copyOf(arguments);
        ids = Map.copyOf(ids);
    }

    public Violation(String path, Rule rule, List<Object> arguments) {
        this(path, rule, arguments, Map.of());
    }
}
