/** A person's projects: finding, making, sharing, copying, throwing away and taking back, with rights checked here. */
@NullMarked
package studio.storycore.library;

import org.jspecify.annotations.NullMarked;
