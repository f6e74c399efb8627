/** The prompt rules of Data Contract v1: what makes a shot's prompt fit for generation, and advice on making it better. */
@NullMarked
package studio.storycore.prompt;

import org.jspecify.annotations.NullMarked;
