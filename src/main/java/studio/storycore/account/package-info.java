/** People: their accounts, signing in, and who is acting right now. */
@NullMarked
package studio.storycore.account;

import org.jspecify.annotations.NullMarked;
