/** An edit is a value: what a person does to a project, which can be applied, taken back, stored, merged and shown. */
@NullMarked
package studio.storycore.edit;

import org.jspecify.annotations.NullMarked;
