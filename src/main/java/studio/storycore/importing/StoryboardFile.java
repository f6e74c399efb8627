package studio.storycore.importing;

import java.util.Set;

/**
 * The shots of a project in a file beside it: {@code shots} or {@code storyboard}, or a list and nothing else. What it
 * says besides is kept in the project under {@code importedFiles}.
 */
final class StoryboardFile {

    private StoryboardFile() {}

    static void read(Draft draft, Binding binding, Fields file) {
        Contents contents = Contents.of(draft, binding, file, "en");
        contents.sequences(file, "sequences", "scenes");
        contents.shots(file, "shots", "storyboard", "storyboard.shots");
        contents.phrases(file, "audioPhrases", "audio_phrases", "dialogues", "dialogue");
        draft.keepAside(file.file(), file.finish(Set.of()));
    }
}
