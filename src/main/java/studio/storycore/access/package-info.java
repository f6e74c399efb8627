/** Who may do what with a project: one rule, asked by every service. */
@NullMarked
package studio.storycore.access;

import org.jspecify.annotations.NullMarked;
