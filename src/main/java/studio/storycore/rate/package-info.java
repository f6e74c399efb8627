/** How often something may be done: limits by caller, person or address. */
@NullMarked
package studio.storycore.rate;

import org.jspecify.annotations.NullMarked;
