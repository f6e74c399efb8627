/** The page of a project's sequences: the list in playing order beside the selected one. */
@NullMarked
package studio.storycore.view.sequences;

import org.jspecify.annotations.NullMarked;
