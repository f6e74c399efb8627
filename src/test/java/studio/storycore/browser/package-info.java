/** Tests from outside: the packaged application in a process of its own, mostly seen through a real browser. */
@NullMarked
package studio.storycore.browser;

import org.jspecify.annotations.NullMarked;
