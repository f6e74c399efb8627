/** The page of a project's settings: its name and the engines that it may use. */
@NullMarked
package studio.storycore.view.settings;

import org.jspecify.annotations.NullMarked;
