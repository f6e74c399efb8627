package studio.storycore.importing;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.storycore.importing.Draft.Entry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A phrase of dialogue, or a spoken clip, of any shape.
 *
 * <pre>
 * id                 id, phrase_id, clip_id, dialogue_id
 * shotId             shotId, shot_id; the shot that it stands in
 * text               text, dialogue, line, content, texte, replique
 * startTime          startTime, start_time, start, debut; timing as 00:00:15-00:00:25
 * endTime            endTime, end_time, end, fin; start_time + duration
 * generatedAudioUrl  generatedAudioUrl, generated_audio_url, audio_url; content, if it names a recording
 * metadata           character, character_id, speaker, personnage; emotion; also in metadata
 * voiceParameters    see {@link VoiceEntry}
 * </pre>
 */
final class PhraseEntry {

    private static final Set<String> CONTRACT =
            Set.of("id", "shotId", "text", "startTime", "endTime", "voiceParameters", "generatedAudioUrl", "metadata");
    private static final Set<String> METADATA = Set.of("character", "emotion");
    private static final Pattern RECORDING = Pattern.compile("(?i).*\\.(?:wav|mp3|ogg|flac|m4a|aac|opus)\\s*");

    /** What a clip without words says until somebody writes them. */
    private static final String NO_WORDS = "…";

    private static final double SHORTEST = 1;
    private static final double CHARACTERS_A_SECOND = 15;

    private final VoiceEntry voice;
    private double previousEnd;

    PhraseEntry(VoiceEntry voice) {
        this.voice = voice;
    }

    /**
     * Reads the next phrase.
     *
     * @param shotId of the shot that it stands in
     */
    Entry read(Draft draft, Fields phrase, @Nullable String shotId) {
        draft.id(phrase, "phrase", "id", "phrase_id", "phraseId", "clip_id", "clipId", "dialogue_id", "dialogueId");
        if (phrase.text("shotId", "shotId", "shot_id").isEmpty()) {
            phrase.target().put("shotId", shotId == null ? "" : shotId);
        }
        phrase.address("generatedAudioUrl", "generatedAudioUrl", "generated_audio_url", "audio_url", "audioUrl");
        if (!phrase.target().has("generatedAudioUrl")
                && phrase.peekText("content").filter(PhraseEntry::isRecording).isPresent()) {
            phrase.address("generatedAudioUrl", "content");
        }
        words(phrase);
        times(phrase);
        metadata(phrase);
        voice.read(phrase).ifPresent(parameters -> phrase.target().set("voiceParameters", parameters));
        // An empty link is what the contract says for a phrase without a shot.
        phrase.peek("shotId").filter(JsonNode::isString).ifPresent(blank -> phrase.take("shotId", "shotId"));
        return new Entry(phrase.finish(CONTRACT), phrase);
    }

    private static void words(Fields phrase) {
        Optional<String> words = phrase.text("text", "text", "dialogue", "line", "texte", "replique", "réplique");
        if (words.isEmpty()
                && phrase.peekText("content").filter(c -> !isRecording(c)).isPresent()) {
            words = phrase.text("text", "content");
        }
        if (words.isEmpty()) {
            phrase.take("text", "text")
                    .filter(other -> !other.isString())
                    .ifPresent(other -> phrase.target().set("textImported", other));
            phrase.told(Note.Reason.NO_WORDS, "text");
            phrase.target().put("text", NO_WORDS);
        }
    }

    private void times(Fields phrase) {
        Optional<Values.Span> span = phrase.peekText("timing").flatMap(Values::span);
        if (span.isPresent()) {
            phrase.take("startTime", "timing");
            put(phrase, span.get().start(), span.get().end());
            return;
        }
        if (!ShotEntry.time(phrase, "startTime", n -> n >= 0, "startTime", "start_time", "start", "debut")) {
            phrase.fillIn("startTime", previousEnd);
        }
        double start = number(phrase, "startTime");
        if (ShotEntry.time(phrase, "endTime", end -> end > start, "endTime", "end_time", "end", "fin")) {
            previousEnd = number(phrase, "endTime");
            return;
        }
        for (String name : new String[] {"duration", "duration_seconds", "durationSeconds", "duree"}) {
            OptionalDouble duration = phrase.peek(name).map(Values::seconds).orElse(OptionalDouble.empty());
            double end = start + duration.orElse(0);
            if (end > start && Double.isFinite(end)) {
                phrase.take("endTime", name);
                put(phrase, start, end);
                return;
            }
        }
        String text = phrase.target().get("text").stringValue();
        double end = start + Math.max(SHORTEST, Math.round(text.length() / CHARACTERS_A_SECOND));
        phrase.fillIn("endTime", end > start ? end : Math.nextUp(start));
        previousEnd = number(phrase, "endTime");
    }

    private static double number(Fields phrase, String field) {
        return Values.number(phrase.target().get(field)).orElse(0);
    }

    private void put(Fields phrase, double start, double end) {
        phrase.target().put("startTime", start);
        phrase.target().put("endTime", end);
        previousEnd = end;
    }

    private static void metadata(Fields phrase) {
        ObjectNode metadata = phrase.object("metadata", "metadata")
                .map(nested -> {
                    nested.text("character", "character");
                    nested.text("emotion", "emotion");
                    return nested.finish(METADATA);
                })
                .orElseGet(() -> phrase.target().objectNode());
        ifAbsent(metadata, phrase, "character", "character", "character_id", "characterId", "speaker", "personnage");
        ifAbsent(metadata, phrase, "emotion", "emotion", "émotion", "ton");
        phrase.target().set("metadata", metadata);
    }

    private static void ifAbsent(ObjectNode metadata, Fields phrase, String field, String... names) {
        for (String name : names) {
            Optional<String> text = phrase.peekText(name).filter(value -> !value.isBlank());
            if (text.isPresent() && !metadata.has(field)) {
                phrase.take("metadata." + field, name);
                metadata.put(field, text.get());
            }
        }
    }

    private static boolean isRecording(String content) {
        return RECORDING.matcher(content.length() > 2_000 ? "" : content).matches();
    }
}
