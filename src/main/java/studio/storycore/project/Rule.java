package studio.storycore.project;

/**
 * A rule of Data Contract v1 that a value can break. The name is the key of its message in the translation bundles
 * ({@code contract.rule.<name in lower case>}), whose arguments are those of {@link InvalidValue#arguments()}.
 */
public enum Rule {
    /** A text that must have at least one visible character is blank. */
    BLANK,
    /** An id has other characters than letters, digits, {@code . _ -}, or more than 128 of them. */
    ID_FORMAT,
    /** A new project has an id that is mistaken for something else in an address, see {@link ProjectKey}. */
    RESERVED_ID,
    /** A text holds half of a surrogate pair, which no store can encode. */
    BROKEN_UNICODE,
    /** A new text is longer than allowed, see {@link TextLimits}; arguments: its length, the limit. */
    TEXT_TOO_LONG,
    /** A warning: a text that is there already is longer than a new one may be; arguments: its length, the limit. */
    LONGER_THAN_NEW,
    /** A number is infinite or not a number. */
    NOT_FINITE,
    /** A number must be greater than zero. */
    NOT_POSITIVE,
    /** A number must not be less than zero. */
    NEGATIVE,
    /** A number is outside its range; arguments: lowest, highest. */
    OUT_OF_RANGE,
    /** A phrase ends before or when it starts; arguments: start, end, in seconds. */
    END_NOT_AFTER_START,
    /** A language is not a two-letter code of ISO 639-1. */
    LANGUAGE_CODE,
    /** The version of the contract is another one; arguments: the version found. */
    SCHEMA_VERSION,
    /** Two entries of one list have the same id; arguments: the id. */
    DUPLICATE_ID,
    /** A required field is absent. */
    MISSING,
    /** A field is null; leave it out instead. */
    NULL_VALUE,
    /** A value has the wrong type; arguments: the kind expected, the kind found. */
    WRONG_TYPE,
    /** A value is none of those allowed; arguments: the allowed ones. */
    NOT_ALLOWED,
    /** The name of a field cannot be stored, because it holds a NUL character. */
    FIELD_NAME,
    /** A warning: a reference names a shot that does not exist; arguments: the shot's id. */
    NO_SUCH_SHOT,
    /** A warning: a shot names a sequence that does not exist; arguments: the sequence's id. */
    NO_SUCH_SEQUENCE,
    /** A warning: a sequence lists a shot that names another sequence; arguments: the shot's id, that sequence's id. */
    IN_OTHER_SEQUENCE,
    /** A warning: a shot names a sequence that does not list it; arguments: the sequence's id. */
    NOT_LISTED,
    /** A warning: a sequence lists a shot twice; arguments: the shot's id. */
    LISTED_TWICE
}
