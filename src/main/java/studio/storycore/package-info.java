/** The application's start and the shell that its pages live in. */
@NullMarked
package studio.storycore;

import org.jspecify.annotations.NullMarked;
