/** The pages for those who look after everyone's projects. */
@NullMarked
package studio.storycore.view.admin;

import org.jspecify.annotations.NullMarked;
