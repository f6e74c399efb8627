/** Which site a request comes from. */
@NullMarked
package studio.storycore.origin;

import org.jspecify.annotations.NullMarked;
