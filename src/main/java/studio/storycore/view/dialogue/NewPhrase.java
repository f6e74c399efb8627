package studio.storycore.view.dialogue;

import java.util.Map;
import java.util.UUID;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/** Makes phrases with their first values. */
public final class NewPhrase {

    private static final double SECONDS = 2;

    private NewPhrase() {}

    /**
     * A phrase in a shot: behind the phrases that are there, as long as they leave room, else at its start.
     *
     * @param words the first words, since a phrase cannot be without
     */
    public static DialoguePhrase in(Shot shot, Project project, String words) {
        double shotEnd = shot.startTime() + shot.duration();
        double free = project.phrasesOf(shot.id()).stream()
                .mapToDouble(DialoguePhrase::endTime)
                .max()
                .orElse(shot.startTime());
        double start = free >= shot.startTime() && free < shotEnd ? free : shot.startTime();
        double end = Math.min(start + SECONDS, shotEnd);
        return phrase(shot.id(), words, start, end > start ? end : start + SECONDS);
    }

    /** A phrase in no shot, behind all others. */
    public static DialoguePhrase unlinked(Project project, String words) {
        double start = project.audioPhrases().stream()
                .mapToDouble(DialoguePhrase::endTime)
                .max()
                .orElse(0);
        return phrase(DialoguePhrase.NOT_LINKED, words, start, start + SECONDS);
    }

    private static DialoguePhrase phrase(String shotId, String words, double start, double end) {
        String id = UUID.randomUUID().toString();
        return new DialoguePhrase(id, shotId, words, start, end, null, null, PhraseMetadata.EMPTY, Map.of());
    }
}
