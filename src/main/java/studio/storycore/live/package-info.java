/**
 * Projects that someone has open: one {@link studio.storycore.live.LiveProject} per project and server, on which
 * everyone works.
 */
@NullMarked
package studio.storycore.live;

import org.jspecify.annotations.NullMarked;
