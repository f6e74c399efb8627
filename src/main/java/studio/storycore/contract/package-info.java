/**
 * Data Contract v1 as a document: reading with every violation told, writing, the published schema, storing as BSON, and
 * the words in which a violation is told to a person.
 */
@NullMarked
package studio.storycore.contract;

import org.jspecify.annotations.NullMarked;
