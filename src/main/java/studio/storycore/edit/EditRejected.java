package studio.storycore.edit;

import java.util.Locale;
import studio.storycore.edit.Field.Entity;

/** Thrown when an edit cannot be made to a project: nothing was changed, and the reason can be told to a person. */
public final class EditRejected extends RuntimeException {

    /** Why an edit was not made. */
    public enum Reason {
        /** The sequence, shot or phrase is not there, or no longer. */
        GONE,
        /** The record of a generation is not there, or no longer. */
        NO_SUCH_GENERATION,
        /** An entity with this id is there already. */
        ALREADY_THERE,
        /** The duration of a sequence that has shots follows from them. */
        DURATION_FOLLOWS_FROM_SHOTS,
        /** The sequence has shots by now. */
        NOT_EMPTY,
        /** What was to be taken back has been changed by someone else since, and theirs stays. */
        CHANGED_SINCE,
        /** The project would become too large to be stored. */
        PROJECT_TOO_LARGE,
        /** The person may look at the project but not change it. */
        NOT_ALLOWED,
        /** The project is in the trash. */
        IN_TRASH,
        /** Too much is waiting to be saved while the database does not answer. */
        TOO_MUCH_UNSAVED
    }

    private final Reason reason;
    private final Entity entity;
    private final String id;

    /** @param id the entity's id; empty for the project itself */
    public EditRejected(Reason reason, Entity entity, String id) {
        super(reason + " " + entity + " " + id);
        this.reason = reason;
        this.entity = entity;
        this.id = id;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether the same edit can be made later without anything in the project being changed. */
    public boolean canPass() {
        return switch (reason) {
            case GONE, NO_SUCH_GENERATION, ALREADY_THERE, DURATION_FOLLOWS_FROM_SHOTS, NOT_EMPTY, CHANGED_SINCE ->
                false;
            case PROJECT_TOO_LARGE, NOT_ALLOWED, IN_TRASH, TOO_MUCH_UNSAVED -> true;
        };
    }

    /** The key of the text that tells a person why. */
    public String translationKey() {
        String key = "project.refused." + reason.name().toLowerCase(Locale.ROOT);
        return reason == Reason.GONE ? key + "." + entity.name().toLowerCase(Locale.ROOT) : key;
    }

    public Entity entity() {
        return entity;
    }

    public String id() {
        return id;
    }
}
