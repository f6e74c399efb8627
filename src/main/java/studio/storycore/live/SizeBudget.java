package studio.storycore.live;

import com.github.luben.zstd.Zstd;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AddPhrase;
import studio.storycore.edit.AddSequence;
import studio.storycore.edit.AddShot;
import studio.storycore.edit.EditGroup;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.EditRejected.Reason;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetPhraseText;
import studio.storycore.edit.SetSequenceText;
import studio.storycore.edit.SetShotText;
import studio.storycore.edit.WherePossible;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/**
 * Refuses an edit that would make a project too large to be stored, before it is accepted. Counts what edits add and
 * measures the project only when the count has used up the room that the last measurement left: an edit costs nothing
 * extra until a project is unusually large. Not safe for use by several threads.
 */
final class SizeBudget {

    /** A document of MongoDB holds 16 MB; this is what a stored project may take of it when compressed, in bytes. */
    static final long LARGEST_STORED = 14L * 1024 * 1024;

    /** Up to this many bytes of JSON a project is read back; beyond it, reading would be refused. */
    static final long LARGEST_JSON = 60L * 1024 * 1024;

    private static final long STRUCTURE = 500;
    private static final int BYTES_PER_CHARACTER = 3;
    private static final long SMALLEST_STEP = 256 * 1024;

    private final ProjectJson json;
    private long room;

    SizeBudget(ProjectJson json, long documentSize) {
        this.json = json;
        this.room = LARGEST_STORED - documentSize;
    }

    /**
     * @param after the project with the edit made
     * @throws EditRejected when it would be too large
     */
    void admit(ProjectEdit edit, Project after) {
        long added = added(edit);
        if (added > room) {
            room = measure(after);
        } else {
            room -= added;
        }
    }

    private long measure(Project project) {
        byte[] document = json.write(project);
        long roomUncompressed = LARGEST_STORED - document.length;
        if (roomUncompressed > 0) {
            return roomUncompressed;
        }
        long compressed = Zstd.compress(document).length;
        if (document.length > LARGEST_JSON || compressed > LARGEST_STORED) {
            throw new EditRejected(Reason.PROJECT_TOO_LARGE, Field.Entity.PROJECT, "");
        }
        return Math.min(SMALLEST_STEP, LARGEST_STORED - compressed);
    }

    /** An upper bound of the bytes that an edit adds to the stored project. */
    private static long added(ProjectEdit edit) {
        return switch (edit) {
            case SetShotText set -> length(set.text());
            case SetPhraseText set -> length(set.text());
            case SetSequenceText set -> length(set.text());
            case RenameProject rename -> length(rename.name());
            case AddShot add -> STRUCTURE + length(add.shot());
            case AddPhrase add -> STRUCTURE + length(add.phrase().text());
            case AddSequence add -> STRUCTURE + length(add.sequence().description());
            case EditGroup group ->
                group.edits().stream().mapToLong(SizeBudget::added).sum();
            case WherePossible possible -> added(possible.wanted());
            case ReplaceProject replace -> Long.MAX_VALUE;
            default -> STRUCTURE;
        };
    }

    private static long length(Shot shot) {
        return length(shot.prompt())
                + length(shot.metadata().cameraAngle())
                + length(shot.metadata().lighting())
                + length(shot.metadata().mood());
    }

    private static long length(@Nullable String text) {
        return text == null ? STRUCTURE : STRUCTURE + (long) text.length() * BYTES_PER_CHARACTER;
    }
}
