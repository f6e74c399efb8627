package studio.storycore.view.project;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import studio.storycore.edit.Field;

/**
 * The addresses of a project's pages, and how the id of an entity stands in one. The contract allows any characters in
 * such an id; those that an address cannot hold as they are stand as {@code ~} and Base64.
 */
public final class ProjectAddress {

    /** The name of the route parameter that holds the project's id. */
    public static final String PROJECT = "projectId";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final String ENCODED = "~";

    private ProjectAddress() {}

    public static String page(String projectId, String page) {
        return "projects/" + projectId + "/" + page;
    }

    public static String entity(String projectId, String page, String entityId) {
        return page(projectId, page) + "/" + encode(entityId);
    }

    /** Where an entity, or the project itself, is edited. */
    static String of(Field.Entity entity, String projectId, String entityId) {
        return switch (entity) {
            case PROJECT -> page(projectId, "settings");
            case SEQUENCE -> entity(projectId, "sequences", entityId);
            case SHOT -> entity(projectId, "shots", entityId);
            case PHRASE -> entity(projectId, "dialogue", entityId);
        };
    }

    static String encode(String entityId) {
        return PLAIN.matcher(entityId).matches()
                ? entityId
                : ENCODED
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(entityId.getBytes(StandardCharsets.UTF_8));
    }

    /** The id that a part of an address stands for; the part itself when it makes no sense, which no entity has. */
    public static String decode(String part) {
        if (!part.startsWith(ENCODED)) {
            return part;
        }
        try {
            return new String(Base64.getUrlDecoder().decode(part.substring(1)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }
}
