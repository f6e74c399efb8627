package studio.storycore.view.project;

/**
 * A row of a list.
 *
 * @param <R> the kind of rows it is compared with
 */
public interface Row<R> {

    /** Names the row whatever becomes of its content; unique within its list. */
    String key();

    /** Whether the row looks the same as another one with the same key. */
    boolean looksLike(R other);
}
