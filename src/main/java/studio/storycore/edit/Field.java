package studio.storycore.edit;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * A field of an entity, as edits name what they write.
 *
 * @param id   the entity's id; empty for the project itself
 * @param name the contract's name of the field, or {@link #PLACE} for the existence and order of an entity
 */
public record Field(Entity entity, String id, String name) {

    /** Stands for where an entity is, and whether it is there at all. */
    public static final String PLACE = "place";

    /** The kinds of things that an edit can change. */
    public enum Entity {
        PROJECT,
        SEQUENCE,
        SHOT,
        PHRASE
    }

    /** Every field of the project and all that is in it. */
    static final Field CONTENT = project("content");

    /** Those of the first fields that are among the others too, or all when one side replaced the whole content. */
    public static Set<Field> changedByBoth(Set<Field> fields, Set<Field> others) {
        if (!others.isEmpty() && (fields.contains(CONTENT) || others.contains(CONTENT))) {
            return fields;
        }
        return fields.stream().filter(others::contains).collect(Collectors.toSet());
    }

    static Field project(String name) {
        return new Field(Entity.PROJECT, "", name);
    }

    static Field sequence(String id, String name) {
        return new Field(Entity.SEQUENCE, id, name);
    }

    static Field shot(String id, String name) {
        return new Field(Entity.SHOT, id, name);
    }

    static Field phrase(String id, String name) {
        return new Field(Entity.PHRASE, id, name);
    }
}
