package studio.storycore.saving;

import java.io.IOException;

/** Thrown when a document is sent or taken too slowly; fewer than 320 KB in 20 seconds, or
 * longer than 10 minutes. Nothing was done with what was sent. */
public final class TooSlow extends IOException {

    TooSlow() {
        super("too slow");
    }
}
