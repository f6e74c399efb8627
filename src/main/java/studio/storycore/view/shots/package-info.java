/** The page of a project's shots: the list in playing order beside the selected shot with all its fields. */
@NullMarked
package studio.storycore.view.shots;

import org.jspecify.annotations.NullMarked;
