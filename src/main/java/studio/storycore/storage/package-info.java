/**
 * Where projects are kept: the {@link studio.storycore.storage.StorageBackend} and the values it stores. A save is an
 * appended revision; everything else follows from the revisions.
 */
@NullMarked
package studio.storycore.storage;

import org.jspecify.annotations.NullMarked;
