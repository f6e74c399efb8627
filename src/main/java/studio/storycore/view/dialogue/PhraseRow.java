package studio.storycore.view.dialogue;

import studio.storycore.project.DialoguePhrase;
import studio.storycore.view.project.Row;

/**
 * A phrase in the list.
 *
 * @param shotNumber the number of its shot, from 1, in playing order; 0 when that shot has no place in the film, and
 *                   {@link #UNLINKED} when it is linked to none
 */
record PhraseRow(DialoguePhrase phrase, int shotNumber) implements Row<PhraseRow> {

    static final int UNLINKED = -1;

    @Override
    public String key() {
        return phrase.id();
    }

    @Override
    public boolean looksLike(PhraseRow other) {
        return phrase == other.phrase && shotNumber == other.shotNumber;
    }
}
