package studio.storycore.importing;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a phrase is spoken: {@code voiceParameters} or {@code voice_parameters}, or a {@code voice_type} such as {@code
 * VoiceType.MALE_ADULT} beside the phrase's own fields. The contract wants all four values once there is one.
 */
final class VoiceEntry {

    private static final Set<String> CONTRACT = Set.of("voiceType", "speed", "pitch", "language");
    private static final double NATURAL_SPEED = 1;
    private static final double NATURAL_PITCH = 0;

    private final String language;

    /** @param language two letters, where a phrase does not say */
    VoiceEntry(String language) {
        this.language = language;
    }

    Optional<ObjectNode> read(Fields phrase) {
        Optional<Fields> nested = phrase.object("voiceParameters", "voiceParameters", "voice_parameters", "voice");
        if (nested.isPresent()) {
            fill(nested.get());
            return Optional.of(nested.get().finish(CONTRACT));
        }
        Optional<JsonNode> type = phrase.peek("voice_type", "voiceType").filter(JsonNode::isString);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Fields voice = phrase.part("voice_type", "voiceType", "speed", "pitch", "language");
        fill(voice);
        return Optional.of(voice.finish(CONTRACT));
    }

    private void fill(Fields voice) {
        Optional<String> type = voice.text("voiceType", "voiceType", "voice_type", "type", "gender");
        type.ifPresent(written -> type(voice, written));
        if (type.isEmpty()) {
            voice.fillIn("voiceType", "neutral");
        }
        number(voice, "speed", NATURAL_SPEED, 0.5, 2);
        number(voice, "pitch", NATURAL_PITCH, -12, 12);
        Optional<String> written = voice.text("language", "language", "lang", "langue");
        written.ifPresent(code -> language(voice, code));
        if (written.isEmpty()) {
            voice.fillIn("language", language);
        }
    }

    private static void type(Fields voice, String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        String type = upper.contains("FEMALE") || upper.contains("FEMININ") || upper.contains("WOMAN")
                ? "female"
                : upper.contains("MALE") || upper.contains("MASCULIN") ? "male" : "neutral";
        if (!type.equals(written)) {
            voice.converted("voiceType", Texts.shortened(written), type);
        }
        voice.target().put("voiceType", type);
    }

    private static void number(Fields voice, String field, double natural, double lowest, double highest) {
        OptionalDouble number = voice.number(field, any -> true, field);
        if (number.isEmpty()) {
            voice.fillIn(field, natural);
        } else if (number.getAsDouble() < lowest || number.getAsDouble() > highest) {
            double nearest = Math.clamp(number.getAsDouble(), lowest, highest);
            voice.converted(field, number.getAsDouble(), nearest);
            voice.target().put(field, nearest);
        }
    }

    private void language(Fields voice, String written) {
        if (written.matches("[A-Za-z]{2}")) {
            return;
        }
        String code = written.matches("[A-Za-z]{2}[-_].{1,20}") ? written.substring(0, 2) : language;
        voice.converted("language", Texts.shortened(written), code);
        voice.target().put("language", code);
    }
}
