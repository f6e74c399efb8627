package studio.storycore.project;

import java.util.List;

/**
 * Thrown by a constructor of the contract when a value breaks a {@link Rule}. Names the field, so that the message can
 * stand beside it.
 */
public final class InvalidValue extends IllegalArgumentException {

    private final Rule rule;
    private final String field;
    private final transient List<Object> arguments;

    /**
     * @param rule      the broken rule
     * @param field     the contract's name of the field, such as {@code duration}
     * @param arguments what the rule's message names; never content that a person wrote
     */
    public InvalidValue(Rule rule, String field, Object... arguments) {
        super(field + ": " + rule + " " + List.of(arguments));
        this.rule = rule;
        this.field = field;
        this.arguments = List.of(arguments);
    }

    public Rule rule() {
        return rule;
    }

    public String field() {
        return field;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
