/** Whether the store answers, for those who tell people and machines. */
@NullMarked
package studio.storycore.health;

import org.jspecify.annotations.NullMarked;
