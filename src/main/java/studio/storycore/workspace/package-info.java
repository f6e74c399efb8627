/**
 * What a signed-in person has open: the {@link studio.storycore.workspace.ProjectContext} of the session, and for every
 * browser tab the project it shows, with selection, undo and signals for the views.
 */
@NullMarked
package studio.storycore.workspace;

import org.jspecify.annotations.NullMarked;
