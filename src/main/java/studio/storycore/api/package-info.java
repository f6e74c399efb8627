/** Projects over HTTP for other programs: the same services, rights, history and live updates as behind the pages. */
@NullMarked
package studio.storycore.api;

import org.jspecify.annotations.NullMarked;
