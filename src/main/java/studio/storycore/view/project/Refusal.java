package studio.storycore.view.project;

/**
 * Why an edit was not made.
 *
 * @param gone whether what it was to change is not there any more
 * @param field the contract's name of the field that the reason is about; empty when it is about no single one
 * @param reason a sentence for the person; empty when another field tells it
 */
public record Refusal(boolean gone, String field, String reason) {

    /** The value waits for another field to be put right. */
    public static final Refusal WAITS = new Refusal(false, "", "");

    /** A value that cannot be read. */
    public static Refusal unreadable(String reason) {
        return new Refusal(false, "", reason);
    }
}
