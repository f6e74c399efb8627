package studio.storycore.view.admin;

import java.util.Locale;
import studio.storycore.library.Activity;
import studio.storycore.saving.SaveStatus;

/** Which of all projects an administrator looks at. */
enum Selection {
    /** Everything that is not in the trash. */
    IN_USE,
    /** What is open on this server at this moment. */
    OPEN,
    /** What is open and not completely in the database. */
    UNSAVED,
    /** What is open and cannot be saved. */
    FAILING,
    TRASH;

    /** Whether it depends on what is open on this server, which the store does not know. */
    boolean isOfThisMoment() {
        return this == OPEN || this == UNSAVED || this == FAILING;
    }

    /** Whether a project that is open belongs to it. */
    boolean includes(Activity activity) {
        return switch (this) {
            case OPEN -> true;
            case UNSAVED -> !activity.saving().isAllSaved();
            case FAILING -> activity.saving().status() == SaveStatus.ERROR;
            case IN_USE, TRASH -> false;
        };
    }

    String key() {
        return "admin.projects.selection." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
