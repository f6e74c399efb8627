/** The pages about people: signing in, one's own account, and everybody's accounts. */
@NullMarked
package studio.storycore.view.account;

import org.jspecify.annotations.NullMarked;
