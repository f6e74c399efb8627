package studio.storycore.live;

import com.github.luben.zstd.Zstd;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.ProjectJson;
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

/**
 * Refuses an edit that would make a project too large to be stored, before it is accepted. Counts what edits add and
 * measures the project only when the count has used up the room that the last measurement left: an edit of a field costs
 * nothing extra until a project is unusually large. Not safe for use by several threads.
 */
final class SizeBudget {

    /** A document of MongoDB holds 16 MB; this is what a stored project may take of it when compressed, in bytes. */
    static final long LARGEST_STORED = 14L * 1024 * 1024;

    /** A list of small numbers takes so many times more room in the store than as JSON, because entries are named there. */
    private static final long LARGEST_EXPANSION = 8;

    private static final long STRUCTURE = 500;
    private static final int BYTES_PER_CHARACTER = 3;

    /** What of the room is given away before a large project is measured again: new text may not compress as the old. */
    private static final long LARGEST_STEP = 256 * 1024;

    private final ProjectJson json;
    private long room;

    SizeBudget(ProjectJson json, long documentSize) {
        this.json = json;
        this.room = LARGEST_STORED - documentSize;
    }

    /**
     * @param weight of the edit, as {@link #weight} tells
     * @param after  the project with the edit made
     * @throws EditRejected when it would be too large
     */
    void admit(ProjectEdit edit, long weight, Project after) {
        if (edit instanceof ReplaceProject && weight < LARGEST_STORED) {
            room = LARGEST_STORED - weight;
        } else if (weight > room) {
            room = measure(after);
        } else {
            room -= weight;
        }
    }

    /** Someone elsewhere has made edits of this weight; what they take is no longer free. */
    void count(long weight) {
        room -= Math.min(weight, Math.max(room, 0));
    }

    private long measure(Project project) {
        byte[] document = json.write(project);
        long roomUncompressed = LARGEST_STORED - document.length;
        if (roomUncompressed > 0) {
            return roomUncompressed;
        }
        long compressed = Zstd.compress(document).length;
        if (document.length > ProjectJson.LARGEST_DOCUMENT || compressed > LARGEST_STORED) {
            throw new EditRejected(Reason.PROJECT_TOO_LARGE, Field.Entity.PROJECT, "");
        }
        return Math.min(LARGEST_STEP, LARGEST_STORED - compressed);
    }

    /**
     * An upper bound of the bytes that an edit adds to the stored project; for a whole content, the bytes of its JSON. Not
     * quick for that, and safe for use by any thread, so it is asked before a lock is taken.
     */
    long weight(ProjectEdit edit) {
        return switch (edit) {
            case SetShotText set -> length(set.text());
            case SetPhraseText set -> length(set.text());
            case SetSequenceText set -> length(set.text());
            case RenameProject rename -> length(rename.name());
            case EditGroup group ->
                group.edits().stream().mapToLong(this::weight).reduce(0, SizeBudget::sum);
            case WherePossible possible -> weight(possible.wanted());
            case ReplaceProject replace -> json.write(replace.content()).length;
            default -> STRUCTURE + LARGEST_EXPANSION * json.mapper().writeValueAsBytes(edit).length;
        };
    }

    private static long length(@Nullable String text) {
        return text == null ? STRUCTURE : STRUCTURE + (long) text.length() * BYTES_PER_CHARACTER;
    }

    private static long sum(long bytes, long more) {
        return bytes > Long.MAX_VALUE - more ? Long.MAX_VALUE : bytes + more;
    }
}
