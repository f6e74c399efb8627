/** A short film to try the application with. */
@NullMarked
package studio.storycore.sample;

import org.jspecify.annotations.NullMarked;
