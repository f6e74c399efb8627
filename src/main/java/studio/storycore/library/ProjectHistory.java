package studio.storycore.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.project.Project;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.Revision;

/**
 * The stored revisions of projects, and what they left. Each may hold a whole document, which takes many times its size in
 * memory: few are read at once, also by all callers together, and what nobody needs any more is let go.
 *
 * <p>Rights, failures and threads are as in {@link ProjectDocuments}. Calls wait for their turn, and are {@link
 * LargeDocuments.Busy} if it does not come.
 */
@Service
public class ProjectHistory {

    /** Nobody knows how large a revision is before it is read. */
    private static final long UNKNOWN = -1;

    /** Of revisions with single edits; where there are whole documents, they are read one by one. */
    private static final int MOST_AT_ONCE = 32;

    private final ProjectLibrary library;
    private final ProjectPersistenceService persistence;
    private final LiveProjects live;

    /** Of its own: who sends a document slowly keeps nobody from this. */
    private final LargeDocuments turns = new LargeDocuments();

    ProjectHistory(ProjectLibrary library, ProjectPersistenceService persistence, LiveProjects live) {
        this.library = library;
        this.persistence = persistence;
        this.live = live;
    }

    /**
     * Revisions before a number, the latest first.
     *
     * @param item what is kept of each
     */
    public <T> List<T> list(Person person, String projectId, long before, int limit, Function<Revision, T> item) {
        long last = last(library.requireInUse(person, projectId, Right.VIEW));
        List<T> items = new ArrayList<>();
        if (before <= 1) {
            return items;
        }
        long to = Math.min(last, before - 1);
        long next = Math.max(1, to - limit + 1);
        int wanted = 1;
        while (next <= to && wanted > 0) {
            int read = items.size();
            wanted = read(
                    projectId,
                    next,
                    (int) Math.min(wanted, to - next + 1),
                    revision -> items.add(item.apply(revision)));
            next += items.size() - read;
        }
        return items.reversed();
    }

    /** @return how many may be read at once after these; 0 when there were none */
    private int read(String projectId, long from, int count, Consumer<Revision> reader) {
        return turns.inTurn(UNKNOWN, () -> {
            List<Revision> some = persistence.history(projectId, from, count);
            some.forEach(reader);
            boolean whole = some.stream()
                    .flatMap(revision -> revision.edits().stream())
                    .anyMatch(edit -> edit.edit() instanceof ReplaceProject);
            return some.isEmpty() ? 0 : whole ? 1 : Math.min(MOST_AT_ONCE, 2 * count);
        });
    }

    /** One revision; empty if there is none with this number. */
    public Optional<Revision> revision(Person person, String projectId, long number) {
        return isThere(person, projectId, number, Right.VIEW)
                ? turns.inTurn(UNKNOWN, () -> persistence.history(projectId, number, 1)).stream()
                        .findFirst()
                : Optional.empty();
    }

    /**
     * The content as a revision left it; empty if there is none with this number.
     *
     * @param needed what the person has to be allowed to do with it; looked at before anything else
     */
    public Optional<Project> contentAt(Person person, String projectId, long number, Right needed) {
        return isThere(person, projectId, number, needed)
                ? turns.inTurn(UNKNOWN, () -> persistence.stateAt(projectId, number))
                : Optional.empty();
    }

    /** The number of the last one. A header follows a save a moment later; an open project knows of the saves of this server. */
    long last(ProjectHeader header) {
        long known =
                live.ifOpen(header.id()).map(LiveProject::savedSequenceNumber).orElse(0L);
        return last(header.id(), Math.max(known, header.sequenceNumber()));
    }

    /** @param known a number that is there */
    long last(String projectId, long known) {
        long last = known;
        while (!persistence.history(projectId, last + 1, 1).isEmpty()) {
            last++;
        }
        return last;
    }

    private boolean isThere(Person person, String projectId, long number, Right needed) {
        long last = last(library.requireInUse(person, projectId, needed));
        return number >= 1 && number <= last;
    }
}
