/** The languages of the application and where its texts come from. */
@NullMarked
package studio.storycore.i18n;

import org.jspecify.annotations.NullMarked;
