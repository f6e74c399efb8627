/**
 * The frame of the pages inside one project, with the save badge, and what these pages share: fields that stand for
 * values of the project, a list beside a detail, times as text.
 */
@NullMarked
package studio.storycore.view.project;

import org.jspecify.annotations.NullMarked;
