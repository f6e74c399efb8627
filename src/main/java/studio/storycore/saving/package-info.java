/**
 * Saving and loading: when an edit is saved, how often it is tried, and what is truthfully said about it. Knows nothing
 * of people's screens.
 */
@NullMarked
package studio.storycore.saving;

import org.jspecify.annotations.NullMarked;
