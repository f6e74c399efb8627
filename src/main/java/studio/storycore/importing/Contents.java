package studio.storycore.importing;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import studio.storycore.importing.Draft.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads the lists of a file into a draft, whatever the lists are called. */
final class Contents {

    private static final String[] FRAME_RATES = {
        "frameRate",
        "frame_rate",
        "fps",
        "metadata.frameRate",
        "metadata.frame_rate",
        "metadata.fps",
        "config.frame_rate",
        "config.fps",
        "settings.frameRate",
        "settings.frame_rate",
        "settings.fps"
    };

    private final Draft draft;
    private final SequenceEntry sequence;
    private final ShotEntry shot;
    private final PhraseEntry phrase;
    private final HistoryEntry history;

    private Contents(Draft draft, Binding binding, OptionalDouble frameRate, String language) {
        this.draft = draft;
        this.sequence = new SequenceEntry(this::shotOf);
        this.phrase = new PhraseEntry(new VoiceEntry(language));
        this.shot = new ShotEntry(binding, frameRate, this::dialogueOf);
        this.history = new HistoryEntry(binding);
    }

    /** @param language two letters, for what the file does not say itself */
    static Contents of(Draft draft, Binding binding, Fields file, String language) {
        OptionalDouble rate = file.peek(FRAME_RATES).map(Values::number).orElse(OptionalDouble.empty());
        String written = file.peekText("language", "langue", "metadata.language")
                .filter(code -> code.matches("[A-Za-z]{2}([-_].{1,20})?"))
                .map(code -> code.substring(0, 2))
                .orElse(language);
        return new Contents(draft, binding, rate, written);
    }

    void sequences(Fields file, String... names) {
        list(file, "sequences", names, this::sequence);
    }

    void shots(Fields file, String... names) {
        list(file, "shots", names, this::shot);
    }

    void shots(String file, ArrayNode list) {
        draft.each(file, "", list, this::shot);
    }

    void phrases(Fields file, String... names) {
        list(file, "audioPhrases", names, this::phrase);
    }

    void phrases(String file, ArrayNode list) {
        draft.each(file, "", list, this::phrase);
    }

    void history(Fields file, String... names) {
        list(file, "generationHistory", names, generation -> draft.history.add(history.read(draft, generation)));
    }

    private void sequence(Fields fields) {
        draft.sequences.add(sequence.read(draft, fields));
    }

    private void shot(Fields fields) {
        draft.shots.add(shot.read(draft, fields));
    }

    private void phrase(Fields fields) {
        draft.phrases.add(phrase.read(draft, fields, null));
    }

    private void shotOf(Fields fields, String sequenceId) {
        Entry read = shot.read(draft, fields);
        if (!read.has("sequenceId")) {
            read.fields().put("sequenceId", sequenceId);
        }
        draft.shots.add(read);
    }

    private void dialogueOf(ShotEntry.Dialogue inside) {
        draft.each(
                inside.file(),
                inside.path(),
                inside.list(),
                fields -> draft.phrases.add(phrase.read(draft, fields, inside.shotId())));
    }

    /** The first list of objects under one of the names; a list of something else is no such list. */
    private void list(Fields file, String field, String[] names, Consumer<Fields> read) {
        for (String name : names) {
            JsonNode node = file.peek(name).orElse(null);
            if (node instanceof ArrayNode list
                    && (list.isEmpty() || list.valueStream().anyMatch(JsonNode::isObject))) {
                file.list(field, name);
                draft.each(file.file(), file.place(name), list, read);
                return;
            }
        }
    }
}
