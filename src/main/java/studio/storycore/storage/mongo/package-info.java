/** Projects in MongoDB, or in the embedded store, which speaks MongoDB's protocol. */
@NullMarked
package studio.storycore.storage.mongo;

import org.jspecify.annotations.NullMarked;
