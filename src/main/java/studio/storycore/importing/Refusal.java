package studio.storycore.importing;

import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.UnreadableDocument;

/** A file of which nothing was taken, and why. {@link ImportTexts} tells it to a person. */
public sealed interface Refusal {

    /** The file's name. */
    String file();

    /** It is no complete JSON, or beyond the limits; the reason names line and column. */
    record Unreadable(String file, UnreadableDocument reason) implements Refusal {}

    /** It is a contract document that breaks the contract, or its conversion would. */
    record Invalid(String file, InvalidDocument reason) implements Refusal {}

    /** Objects and lists are nested too deeply for a file that has to be converted. */
    record TooDeep(String file, String path, int limit) implements Refusal {}

    /** It is JSON, but nothing in it is known as a part of a project. */
    record Foreign(String file) implements Refusal {}

    /** There is no JSON in it. */
    record Nothing(String file) implements Refusal {}

    /** The zip ends in the middle or is otherwise damaged; what was read of it is not taken either. */
    record DamagedZip(String file) implements Refusal {}

    /** The zip, or a file in it, can be opened with a password only. */
    record LockedZip(String file) implements Refusal {}

    /** A file in the zip is packed by a method that is not read here; its name, or its number if it has none. */
    record PackedOtherwise(String file, String method) implements Refusal {}

    /** The zip has more files than are taken. */
    record TooManyFiles(String file, int limit) implements Refusal {}

    /** All files together are larger than what is read, a zip's content unpacked; in megabytes. */
    record TooLarge(String file, int limit) implements Refusal {}

    /** Whether the file is larger than what is taken, in whichever way. */
    default boolean isTooLarge() {
        return switch (this) {
            case TooLarge large -> true;
            case TooManyFiles many -> true;
            case Unreadable unreadable -> unreadable.reason().reason() == UnreadableDocument.Reason.TOO_LARGE;
            default -> false;
        };
    }
}
