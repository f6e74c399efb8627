package studio.storycore.saving;

import java.util.Locale;

/** What the badge says about a project. The names in lower case are the values of its {@code data-status}. */
public enum SaveStatus {
    /** Everything is in the database, and has been for a while. */
    IDLE,
    /** Edits wait for the pause after which they are saved. */
    UNSAVED,
    /** A save is in flight. */
    SAVING,
    /** The database has just acknowledged everything. */
    SAVED,
    /** The attempts are used up; edits are kept and further attempts follow. */
    ERROR,
    /** The browser cannot reach the server; set by the browser alone. */
    OFFLINE,
    /** Merged with someone else's save that changed the same fields. */
    CONFLICT;

    /** The value of the badge's {@code data-status}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
