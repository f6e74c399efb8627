/** The pages about projects as wholes: a person's list of them, what can be done with each, import and download. */
@NullMarked
package studio.storycore.view.projects;

import org.jspecify.annotations.NullMarked;
