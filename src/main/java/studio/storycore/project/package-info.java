/**
 * Data Contract v1 as immutable values: a project with its sequences, shots and dialogue phrases. Every constructor
 * rejects what the contract forbids, so an invalid project cannot exist in memory.
 */
@NullMarked
package studio.storycore.project;

import org.jspecify.annotations.NullMarked;
