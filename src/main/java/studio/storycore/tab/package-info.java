/**
 * Browser tabs: a page shows what happens elsewhere when its browser takes it, and is let go of when its browser is gone.
 */
@NullMarked
package studio.storycore.tab;

import org.jspecify.annotations.NullMarked;
