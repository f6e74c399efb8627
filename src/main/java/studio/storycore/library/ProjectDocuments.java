package studio.storycore.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProject.Made;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Receipt;
import studio.storycore.live.Viewer;
import studio.storycore.project.Project;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.Replay;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.StoredProject;

/**
 * Projects as other programs read and write them: what is stored, with the number of its revision, and changes that are
 * answered when the store has acknowledged them. A change goes through the project's live project, so that everyone who
 * has it open sees it.
 *
 * <p>Rights are checked as in {@link ProjectLibrary}; a project in the trash is {@link InTrash}. Calls block until the
 * store has answered and throw {@link StorageFailure} when it does not. Safe for use by any thread.
 */
@Service
public class ProjectDocuments {

    /** Seen by someone who changes whatever is there. */
    public static final long ANYTHING = LiveProject.ANYTHING;

    private static final Logger LOG = LoggerFactory.getLogger(ProjectDocuments.class);
    private static final int MOST_ATTEMPTS = 20;

    /** So far back a repeated change is looked for when its maker does not say what it was based on. */
    private static final int LATEST = 10;

    private final ProjectLibrary library;
    private final ProjectPersistenceService persistence;
    private final LiveProjects live;

    ProjectDocuments(ProjectLibrary library, ProjectPersistenceService persistence, LiveProjects live) {
        this.library = library;
        this.persistence = persistence;
        this.live = live;
    }

    /** The number of the last stored revision, without reading the document. */
    public long sequenceNumber(Person person, String projectId) {
        return last(require(person, projectId, Right.VIEW));
    }

    /** The newest stored state. */
    public StoredProject read(Person person, String projectId) {
        require(person, projectId, Right.VIEW);
        return persistence.load(projectId);
    }

    /**
     * Makes a project that belongs to the person.
     *
     * @param size of its document in bytes
     * @param name the id of the beginning of the project in its history; null for any
     * @return empty if the id is taken; nothing has changed then
     */
    public Optional<Saved> create(Person person, Project project, long size, @Nullable String name) {
        Optional<ProjectHeader> header =
                persistence.create(project, person.username(), size, name == null ? newId() : name);
        header.ifPresent(made -> LOG.info("Project {} was made by {}", made.id(), person.username()));
        return header.map(made -> new Saved(project, 1, false));
    }

    /**
     * Changes a project and returns when that is stored.
     *
     * @param seen the revision that the person's change is based on, or {@link #ANYTHING}
     * @param name the id of the change: one with this id that is stored already, or waits for the store, is not made
     *             again; null for one that is not repeated
     * @throws ChangedMeanwhile when later revisions changed the same fields
     * @throws NotAcknowledged  when the store has not acknowledged it in time
     */
    public Saved save(Person person, String projectId, ProjectEdit edit, long seen, @Nullable String name) {
        require(person, projectId, Right.EDIT);
        String tabId = newId();
        String editId = name == null ? newId() : name;
        LiveProject project = live.enter(projectId, new Viewer(tabId, person, null));
        try {
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                Optional<Saved> saved = attempt(project, person, edit, seen, editId, name != null);
                if (saved.isPresent()) {
                    return saved.get();
                }
                requireSaved(project);
            }
        } finally {
            live.leave(project, tabId);
        }
        throw new StorageFailure(
                StorageFailure.Kind.UNAVAILABLE, "the project changes all the time", new IllegalStateException());
    }

    /** Revisions before a number, the latest last; without a number the latest ones. */
    public List<Revision> revisions(Person person, String projectId, long before, int limit) {
        long last = last(require(person, projectId, Right.VIEW));
        long to = Math.min(last, before - 1);
        long from = Math.max(1, to - limit + 1);
        return to < 1 ? List.of() : persistence.revisions(projectId, from, (int) (to - from + 1));
    }

    /** One revision; empty if there is none with this number. */
    public Optional<Revision> revision(Person person, String projectId, long number) {
        require(person, projectId, Right.VIEW);
        return number < 1
                ? Optional.empty()
                : persistence.revisions(projectId, number, 1).stream().findFirst();
    }

    /** The content as a revision left it; empty if there is none with this number. Reads all revisions up to it. */
    public Optional<Project> contentAt(Person person, String projectId, long number) {
        ProjectHeader header = require(person, projectId, Right.VIEW);
        Project content = Project.empty(projectId, header.name());
        long next = 1;
        while (next <= number) {
            List<Revision> some = persistence.revisions(projectId, next, (int) Math.min(100, number - next + 1));
            if (some.isEmpty()) {
                return Optional.empty();
            }
            for (Revision revision : some) {
                content = Replay.apply(content, revision);
            }
            next += some.size();
        }
        return number < 1 ? Optional.empty() : Optional.of(content);
    }

    private ProjectHeader require(Person person, String projectId, Right needed) {
        ProjectHeader header = library.require(person, projectId, needed);
        if (header.isTrashed()) {
            throw new InTrash(projectId);
        }
        return header;
    }

    /** A header follows a save a moment later. */
    private long last(ProjectHeader header) {
        return header.sequenceNumber()
                + persistence
                        .revisions(header.id(), header.sequenceNumber() + 1, Integer.MAX_VALUE)
                        .size();
    }

    /** Empty when something is in the way of which only the store can tell what it is; it has to be saved first. */
    private Optional<Saved> attempt(
            LiveProject project, Person person, ProjectEdit edit, long seen, String editId, boolean perhapsRepeated) {
        long known = project.savedSequenceNumber();
        Optional<Receipt> before = project.receipt(editId);
        if (before.isPresent()) {
            return Optional.of(saved(project, edit, seen, before.get()));
        }
        List<Revision> later = seen == ANYTHING && !perhapsRepeated
                ? List.of()
                : persistence.revisions(
                        project.id(), seen == ANYTHING ? Math.max(1, known - LATEST + 1) : seen + 1, Integer.MAX_VALUE);
        Optional<Receipt> stored = receipt(later, editId);
        if (stored.isPresent()) {
            return Optional.of(saved(project, edit, seen, stored.get()));
        }
        long upTo = seen;
        if (seen != ANYTHING) {
            upTo = Math.max(seen, later.isEmpty() ? seen : later.getLast().sequenceNumber());
            requireNotChanged(project, edit, later, upTo);
        }
        return project.submitForReceipt(person, edit, editId, upTo)
                .map(made -> acknowledged(project, edit, seen, editId, made));
    }

    private Saved acknowledged(LiveProject project, ProjectEdit edit, long seen, String editId, Made made) {
        requireSaved(project);
        if (made.wayBack().isEmpty()) {
            long number = project.savedSequenceNumber();
            boolean isWhole = edit instanceof ReplaceProject;
            return new Saved(project.current(), number, !isWhole && seen != number);
        }
        if (project.wasLost(made.number())) {
            List<Revision> later =
                    persistence.revisions(project.id(), seen == ANYTHING ? 1 : seen + 1, Integer.MAX_VALUE);
            requireNotChanged(project, edit, later, project.savedSequenceNumber());
            throw new ChangedMeanwhile(project.current(), edit, edit.fields(), project.savedSequenceNumber());
        }
        Receipt receipt = project.receipt(editId).orElseThrow(() -> new NotAcknowledged(project.id()));
        return saved(project, edit, seen, receipt);
    }

    private static Saved saved(LiveProject project, ProjectEdit edit, long seen, Receipt receipt) {
        boolean follows = edit instanceof ReplaceProject || receipt.sequenceNumber() == seen + 1;
        return new Saved(project.current(), receipt.sequenceNumber(), !receipt.alone() || !follows);
    }

    private static Optional<Receipt> receipt(List<Revision> revisions, String editId) {
        return revisions.stream()
                .filter(revision ->
                        revision.edits().stream().anyMatch(edit -> edit.id().equals(editId)))
                .map(revision ->
                        new Receipt(revision.sequenceNumber(), revision.edits().size() == 1))
                .findFirst();
    }

    private static void requireNotChanged(
            LiveProject project, ProjectEdit edit, List<Revision> later, long sequenceNumber) {
        Set<Field> theirs = later.stream()
                .flatMap(revision -> revision.edits().stream())
                .flatMap(authored -> authored.edit().fields().stream())
                .collect(Collectors.toSet());
        Set<Field> both = Field.changedByBoth(edit.fields(), theirs);
        if (!both.isEmpty()) {
            throw new ChangedMeanwhile(project.current(), edit, both, sequenceNumber);
        }
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static void requireSaved(LiveProject project) {
        if (!SaveWait.isSaved(project)) {
            throw new NotAcknowledged(project.id());
        }
    }
}
