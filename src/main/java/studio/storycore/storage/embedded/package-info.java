/** The store for installations without a MongoDB server: the same wire protocol, in process, in one file on disk. */
@NullMarked
package studio.storycore.storage.embedded;

import org.jspecify.annotations.NullMarked;
