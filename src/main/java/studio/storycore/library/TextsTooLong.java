package studio.storycore.library;

import java.util.List;
import studio.storycore.contract.LongText;

/** Thrown when an edit has new texts that are longer than the contract's limits; nothing was changed. */
public final class TextsTooLong extends RuntimeException {

    private final transient List<LongText> texts;

    TextsTooLong(List<LongText> texts) {
        // Names a place, not content: this message may stand in a log.
        super(texts.size() + " texts are too long, first at " + texts.getFirst().path());
        this.texts = List.copyOf(texts);
    }

    /** Each with its path in the edit. */
    public List<LongText> texts() {
        return texts;
    }
}
