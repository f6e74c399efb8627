/**
 * What a signed-in person has open: the {@link studio.storycore.workspace.ProjectContext} of the session, and for every
 * browser tab the project it shows, with selection and signals for the views. What a person can take back in a project is
 * kept over all sessions, in {@link studio.storycore.workspace.UndoStack}.
 */
@NullMarked
package studio.storycore.workspace;

import org.jspecify.annotations.NullMarked;
