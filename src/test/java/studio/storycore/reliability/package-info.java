/**
 * The promise under fire: the application is killed, and its store cut off, at moments nobody chose, and what was called
 * saved is looked for in the store by someone who does not ask the application.
 */
@NullMarked
package studio.storycore.reliability;

import org.jspecify.annotations.NullMarked;
