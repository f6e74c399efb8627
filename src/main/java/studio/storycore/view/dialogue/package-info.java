/** The page of a project's dialogue, and the form of a phrase, which the page of the shots shows as well. */
@NullMarked
package studio.storycore.view.dialogue;

import org.jspecify.annotations.NullMarked;
