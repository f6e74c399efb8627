package studio.storycore.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import studio.storycore.edit.AddPhrase;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.DeleteShot;
import studio.storycore.edit.MoveShot;
import studio.storycore.edit.PhraseFate;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.SetSequenceText;
import studio.storycore.edit.SetShotDuration;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PhraseMetadata;
import studio.storycore.project.Place;
import studio.storycore.project.Shot;

/**
 * Someone who edits one project without looking: the shots that it began with, and those this person has added. Thinks of
 * the same edits for the same seed. Most edits are small, some are texts of tens of kilobytes.
 */
final class VirtualEditor {

    private static final String SEQUENCE = "sequence-1";
    private static final int LARGE = 30_000;

    private final Random random;
    private final String person;
    private final String projectId;
    private final int shots;
    private final List<String> own = new ArrayList<>();

    /** @param shots how many the project began with, at least one */
    VirtualEditor(String person, String projectId, int shots, long seed) {
        this.person = person;
        this.projectId = projectId;
        this.shots = shots;
        this.random = new Random(seed);
    }

    String person() {
        return person;
    }

    String projectId() {
        return projectId;
    }

    /** How long to think before the next edit, in milliseconds. */
    int pause() {
        return random.nextInt(25);
    }

    String newId() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    ProjectEdit next() {
        return switch (random.nextInt(12)) {
            case 0 -> add();
            case 1 -> new MoveShot(shot(), place());
            case 2 -> own.isEmpty() ? add() : new DeleteShot(own.remove(random.nextInt(own.size())), PhraseFate.UNLINK);
            case 3 -> new AddPhrase(phrase());
            case 4 -> new RenameProject("Under fire, " + words());
            case 5 -> new SetSequenceText(SEQUENCE, SetSequenceText.Text.DESCRIPTION, words());
            case 6 -> new SetShotDuration(shot(), 1 + random.nextInt(40) / 4.0);
            case 7 -> new SetShotText(shot(), SetShotText.Text.MOOD, words());
            default -> new SetShotText(shot(), SetShotText.Text.PROMPT, prompt());
        };
    }

    private AddShot add() {
        String id = newId();
        own.add(id);
        return new AddShot(Shot.empty(id, SEQUENCE).withPrompt(words()), place());
    }

    private DialoguePhrase phrase() {
        double start = random.nextInt(100) / 4.0;
        return new DialoguePhrase(
                newId(), shot(), words(), start, start + 1, null, null, PhraseMetadata.EMPTY, Map.of());
    }

    private Place place() {
        return random.nextInt(4) == 0 ? Place.firstIn(SEQUENCE) : new Place(SEQUENCE, shot());
    }

    private String shot() {
        return own.isEmpty() || random.nextBoolean()
                ? "shot-" + (1 + random.nextInt(shots))
                : own.get(random.nextInt(own.size()));
    }

    private String prompt() {
        return random.nextInt(25) == 0 ? words().repeat(1 + random.nextInt(LARGE) / 20) : words();
    }

    private String words() {
        return "Été 夜明け 🎬 " + Integer.toHexString(random.nextInt());
    }
}
