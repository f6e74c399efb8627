/** What all pages share: the frame with the navigation, messages to the person, and the pages for errors. */
@NullMarked
package studio.storycore.view.layout;

import org.jspecify.annotations.NullMarked;
