/**
 * What exists elsewhere becomes a project of Data Contract v1: the shapes that files come in, what of them maps to what,
 * and a report of what was found, mapped, repaired, kept and not used. Stores nothing.
 *
 * <p>{@link Importer} is the way in. Each shape has a class: {@code ContractFile}, {@code ProjectFile}, {@code
 * StoryboardFile}, {@code DialogueTrack}, {@code FrenchScript}; the entities in them are read by {@code ShotEntry}, {@code
 * SequenceEntry}, {@code PhraseEntry} and so on, and what they leave open is filled in by {@code Completion}.
 */
@NullMarked
package studio.storycore.importing;

import org.jspecify.annotations.NullMarked;
