/** Where a request comes from: the site, the address, and what one address may make the application write into its log. */
@NullMarked
package studio.storycore.origin;

import org.jspecify.annotations.NullMarked;
