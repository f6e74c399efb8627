package studio.storycore.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.project.Project;
import studio.storycore.saving.LargeDocuments;
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

    private final ProjectLibrary library;
    private final ProjectPersistenceService persistence;
    private final LiveProjects live;

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
        if (before > 1) {
            long to = Math.min(last, before - 1);
            persistence
                    .revisions()
                    .read(projectId, Math.max(1, to - limit + 1), to, revision -> items.add(item.apply(revision)));
        }
        return items.reversed();
    }

    /** One revision; empty if there is none with this number. It may be as large as a document. */
    public Optional<Revision> revision(Person person, String projectId, long number) {
        AtomicReference<@Nullable Revision> found = new AtomicReference<>();
        if (isThere(person, projectId, number, Right.VIEW)) {
            persistence.revisions().read(projectId, number, number, revision -> {
                found.set(revision);
                return false;
            });
        }
        return Optional.ofNullable(found.get());
    }

    /**
     * The content as a revision left it; empty if there is none with this number.
     *
     * @param needed what the person has to be allowed to do with it; looked at before anything else
     */
    public Optional<Project> contentAt(Person person, String projectId, long number, Right needed) {
        return isThere(person, projectId, number, needed)
                ? persistence.revisions().stateAt(projectId, number)
                : Optional.empty();
    }

    /** The number of the last one. A header follows a save a moment later; an open project knows of the saves of this server. */
    long last(ProjectHeader header) {
        long known =
                live.ifOpen(header.id()).map(LiveProject::savedSequenceNumber).orElse(0L);
        return persistence.revisions().last(header.id(), Math.max(known, header.sequenceNumber()));
    }

    private boolean isThere(Person person, String projectId, long number, Right needed) {
        long last = last(library.requireInUse(person, projectId, needed));
        return number >= 1 && number <= last;
    }
}
