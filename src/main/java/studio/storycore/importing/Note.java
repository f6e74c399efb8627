package studio.storycore.importing;

import java.util.List;

/**
 * One thing that the importer did with a place of a file, or could not do. For machines; {@link ImportTexts} tells it to a
 * person.
 *
 * @param file      the file's name; empty when it is about the project as a whole
 * @param path      where in the file, as a JSON Pointer (RFC 6901); empty for the whole file
 * @param arguments what the reason's message names
 * @param count     how many places are like it, the first of which is {@code path}: of list entries that were treated
 *                  alike only one is told
 */
public record Note(Reason reason, String file, String path, List<Object> arguments, int count) {

    /** What became of a place. */
    public enum Kind {
        /** It was understood, under another name. */
        MAPPED,
        /** It was missing, broke the contract or was written otherwise, and was mended. */
        REPAIRED,
        /** The contract does not name it; it is kept as it came. */
        KEPT,
        /** It has no place in the project. */
        NOT_USED
    }

    /** The name is the key of its message: {@code import.note.<name in lower case>}. */
    public enum Reason {
        /** Arguments: what it became. */
        RENAMED(Kind.MAPPED),
        /** A field with a default; arguments: its name, the default. */
        FILLED_IN(Kind.REPAIRED),
        /** Arguments: what it was, what it became. */
        CONVERTED(Kind.REPAIRED),
        /** A null is left out. */
        NULL_DROPPED(Kind.REPAIRED),
        /** Arguments: the version. */
        OTHER_VERSION(Kind.REPAIRED),
        /** The project gets an id of its own. */
        NEW_ID(Kind.REPAIRED),
        /** The id means something else in an address, so the project gets another one; arguments: the id. */
        RESERVED_ID(Kind.REPAIRED),
        /** Arguments: the id, the new one. */
        TAKEN_ID(Kind.REPAIRED),
        /** A text that could not be stored lost the characters that make it so. */
        CLEANED(Kind.REPAIRED),
        /** Arguments: the sequence, how many shots. */
        SEQUENCE_MADE(Kind.REPAIRED),
        /** The start times follow from the order. */
        STARTS_COUNTED(Kind.REPAIRED),
        /** A clip without words. */
        NO_WORDS(Kind.REPAIRED),
        /** A field that the contract does not name. */
        UNKNOWN_FIELD(Kind.KEPT),
        /** A value that makes no sense where it stands; arguments: the field that it is kept in. */
        UNUSABLE(Kind.KEPT),
        /** A duration in frames without a frame rate. */
        NO_FRAME_RATE(Kind.KEPT),
        /** An entry of a list that is no object. */
        NO_OBJECT(Kind.NOT_USED),
        /** A file of a zip that is no JSON. */
        OTHER_FILE(Kind.NOT_USED),
        /** A JSON file that is no part of a project. */
        FOREIGN(Kind.NOT_USED),
        /** A storyboard or dialogue of which nobody can tell to which of the projects it belongs. */
        WHOSE(Kind.NOT_USED);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    public Note {
        arguments = List.copyOf(arguments);
    }

    public Kind kind() {
        return reason.kind();
    }

    Note again() {
        return new Note(reason, file, path, arguments, count + 1);
    }
}
