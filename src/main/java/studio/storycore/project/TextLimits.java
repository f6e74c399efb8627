package studio.storycore.project;

/**
 * How long the texts of a project may be. Lengths are counted as in the prompt rules: in UTF-16 units, of which most
 * characters are one.
 *
 * <p>The limits hold for new texts, on the pages and over the API. A stored text may be longer: an earlier version took it,
 * or it was imported. Such a text is read, shown and kept, and only the next change of that very text has to fit.
 */
public final class TextLimits {

    /** Names, and what is said of a shot or a phrase in a few words: a camera angle, a mood, a character. */
    public static final int NAME = 200;

    /** Ids of sequences, shots, phrases and generations, and references to them. */
    public static final int ID = 128;

    /** Addresses of pictures, recordings and packages. */
    public static final int ADDRESS = 2_000;

    /** Prompts, descriptions, spoken words, and what programs say about their work. */
    public static final int TEXT = 20_000;

    private TextLimits() {}

    /**
     * A new text of a field.
     *
     * @throws InvalidValue when it is too long
     */
    public static String requireWithin(String field, String text) {
        if (text.length() > of(field)) {
            throw new InvalidValue(Rule.TEXT_TOO_LONG, field, text.length(), of(field));
        }
        return text;
    }

    /** The limit of a field, by the contract's name of it; the same on every level. */
    public static int of(String field) {
        return switch (field) {
            case "id", "sequenceId", "shotId", "shotIds" -> ID;
            case "name", "cameraAngle", "lighting", "mood", "character", "emotion", "field" -> NAME;
            case "url",
                    "generatedImageUrl",
                    "generatedAudioUrl",
                    "imageUrl",
                    "masterCoherenceSheetUrl",
                    "exportPackageUrl" -> ADDRESS;
            default -> TEXT;
        };
    }
}
