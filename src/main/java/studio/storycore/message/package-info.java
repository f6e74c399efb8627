/** What open pages send to the server, and how much of it is taken. */
@NullMarked
package studio.storycore.message;

import org.jspecify.annotations.NullMarked;
