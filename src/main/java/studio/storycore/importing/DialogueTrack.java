package studio.storycore.importing;

import java.util.Set;

/**
 * The dialogue of a project in a file beside it: {@code clips} with {@code start_time} and {@code duration}, {@code
 * dialogues} or {@code audio_phrases}, or a list and nothing else. What it says besides is kept in the project under {@code
 * importedFiles}.
 */
final class DialogueTrack {

    private DialogueTrack() {}

    static void read(Draft draft, Binding binding, Fields file) {
        Contents.of(draft, binding, file, "en")
                .phrases(file, "clips", "audioPhrases", "audio_phrases", "dialogues", "dialogue", "repliques");
        draft.keepAside(file.file(), file.finish(Set.of()));
    }
}
