package studio.storycore.library;

import java.time.Instant;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.Deletion;
import studio.storycore.edit.Field.Entity;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/**
 * What a list tells of something that was deleted.
 *
 * @param author  the user name of the person who deleted it
 * @param words   the name of a sequence, or the beginning of a prompt or of a phrase's text; may be empty
 * @param shots   how many shots went along with a sequence
 * @param phrases how many phrases went along
 */
public record Deleted(Entity entity, String id, String author, Instant at, String words, int shots, int phrases) {

    /** What may be named by the same id is the same thing. */
    record Key(Entity entity, String id) {}

    private static final int MOST_WORDS = 160;

    static Deleted of(AuthoredEdit edit, Deletion deletion) {
        return switch (deletion) {
            case Deletion.OfSequence(Sequence sequence, var shots, var phrases, var links, var before) ->
                of(edit, deletion, sequence.name(), shots.size(), phrases.size());
            case Deletion.OfShot(Shot shot, var phrases, var links, var before, var sequences) ->
                of(edit, deletion, shot.prompt(), 0, phrases.size());
            case Deletion.OfPhrase(DialoguePhrase phrase, var start) -> of(edit, deletion, phrase.text(), 0, 0);
        };
    }

    private static Deleted of(AuthoredEdit edit, Deletion deletion, String words, int shots, int phrases) {
        String start = words.strip();
        return new Deleted(
                deletion.entity(),
                deletion.id(),
                edit.author(),
                edit.at(),
                start.substring(0, Math.min(MOST_WORDS, start.length())).replaceAll("\\s+", " "),
                shots,
                phrases);
    }

    Key key() {
        return new Key(entity, id);
    }
}
