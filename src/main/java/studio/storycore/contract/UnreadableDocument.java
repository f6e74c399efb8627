package studio.storycore.contract;

import java.util.List;

/**
 * Thrown for content that is no complete JSON document, or more than this application takes. Tells the place; {@link
 * ViolationTexts} tells it to a person.
 */
public final class UnreadableDocument extends RuntimeException {

    /** What is wrong with the content; each says which arguments its message has. */
    public enum Reason {
        /** There is nothing but white space. */
        EMPTY,
        /** Something stands where JSON does not allow it; argument: the character. */
        NOT_JSON,
        /** It ends in the middle, as after an interrupted copy or download. */
        TRUNCATED,
        /** The bytes are no UTF-8. */
        NOT_UTF8,
        /** An object has two fields with one name; argument: the name. */
        DUPLICATE_FIELD,
        /** Objects and lists are nested too deeply; argument: the limit. */
        TOO_DEEP,
        /** It is too large; argument: the limit in megabytes. */
        TOO_LARGE,
        /** It has too many values and names; argument: the limit. */
        TOO_MANY_PARTS,
        /** One text, name or number is too long; no argument. */
        VALUE_TOO_LONG,
        /** Something follows after the end of the document. */
        TRAILING_CONTENT,
        /** A stored value has a type that JSON does not have; argument: its path. */
        FOREIGN_VALUE
    }

    private final Reason reason;
    private final int line;
    private final int column;
    private final transient List<Object> arguments;

    /**
     * @param line      from 1; 0 where the content has no lines
     * @param column    from 1, counted in characters; 0 where the content has no lines
     * @param arguments what the reason's message names
     */
    public UnreadableDocument(Reason reason, int line, int column, Object... arguments) {
        super(reason + " at line " + line + ", column " + column);
        this.reason = reason;
        this.line = line;
        this.column = column;
        this.arguments = List.of(arguments);
    }

    public Reason reason() {
        return reason;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
