package studio.storycore.importing;

/**
 * A script with French field names: {@code titre}, {@code plans} (the shots, also inside {@code scenes} or {@code
 * sequences}), {@code dialogues} with {@code personnage}, {@code texte} and a {@code timing} such as {@code
 * 00:00:15-00:00:25}. {@code personnages} and what else the contract does not name is kept. What a file does not say about
 * a voice is taken to be French.
 */
final class FrenchScript {

    private FrenchScript() {}

    static void read(Draft draft, Binding binding, Fields file) {
        Contents contents = Contents.of(draft, binding, file, "fr");
        ProjectFile.head(file);
        contents.sequences(file, "sequences", "scenes");
        contents.shots(file, "plans", "shots", "storyboard");
        contents.phrases(file, "dialogues", "repliques", "audio_phrases");
        ProjectFile.finish(draft, file);
    }
}
