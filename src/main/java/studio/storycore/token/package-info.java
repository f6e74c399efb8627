/** Access tokens, and the door of the HTTP API: who may call it, how often, and what the others are told. */
@NullMarked
package studio.storycore.token;

import org.jspecify.annotations.NullMarked;
