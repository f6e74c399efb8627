package studio.storycore.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.LongText;
import studio.storycore.contract.LongTexts;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.Violation;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Made;
import studio.storycore.live.NewTexts;
import studio.storycore.live.Receipt;
import studio.storycore.live.Stored;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.StoredProject;
import studio.storycore.storage.Weight;

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
    private final ProjectHistory history;
    private final ProjectPersistenceService persistence;
    private final LiveProjects live;
    private final ProjectJson json;
    private final Quotas quotas;

    ProjectDocuments(
            ProjectLibrary library,
            ProjectHistory history,
            ProjectPersistenceService persistence,
            LiveProjects live,
            ProjectJson json,
            Quotas quotas) {
        this.library = library;
        this.history = history;
        this.persistence = persistence;
        this.live = live;
        this.json = json;
        this.quotas = quotas;
    }

    /**
     * The number of the last stored revision, without reading the document.
     *
     * @param needed what the person has to be allowed to do with the project
     */
    public long sequenceNumber(Person person, String projectId, Right needed) {
        return history.last(library.requireInUse(person, projectId, needed));
    }

    /** What the newest stored state weighs, without reading it: bytes, or {@link Weight#UNKNOWN}. */
    public long weight(Person person, String projectId) {
        library.requireInUse(person, projectId, Right.VIEW);
        return persistence.heaviest(projectId);
    }

    /**
     * The newest stored state. Of a project that is open on this server it is in memory already, unless another server has
     * saved since.
     */
    public Stored read(Person person, String projectId) {
        ProjectHeader header = library.requireInUse(person, projectId, Right.VIEW);
        Optional<Stored> open = live.ifOpen(projectId).map(LiveProject::saved);
        if (open.isPresent() && open.get().sequenceNumber() == history.last(header)) {
            return open.get();
        }
        StoredProject stored = persistence.load(projectId);
        return new Stored(stored.newest(), stored.sequenceNumber());
    }

    /** Whether there is a project with this id, whoever may see it, also in the trash. */
    public boolean isThere(String projectId) {
        return persistence.exists(projectId);
    }

    /**
     * Makes a project that belongs to the person.
     *
     * @param name the id of the beginning of the project in its history; null for any
     * @return empty if the id is taken; nothing has changed then
     * @throws InvalidDocument when texts are longer than new ones may be
     */
    public Optional<Saved> create(Person person, Project project, @Nullable String name) {
        List<LongText> tooLong = LongTexts.of(project);
        // If the project is there, its texts decide whether these are new.
        if (!tooLong.isEmpty() && persistence.header(project.id()).isEmpty()) {
            throw invalid(tooLong);
        }
        quotas.requireRoom(person.username());
        Optional<ProjectHeader> header = persistence.create(project, person.username(), name == null ? newId() : name);
        header.ifPresent(made -> LOG.info("Project {} was made by {}", made.id(), person.username()));
        return header.map(made -> new Saved(project, 1, false, true));
    }

    /**
     * Changes a project and returns when that is stored.
     *
     * @param seen the revision that the person's change is based on, or {@link #ANYTHING}
     * @param name the id of the change: one with this id that is stored already, or waits for the store, is not made
     *             again; null for one that is not repeated
     * @throws InvalidDocument  when texts of a whole document are longer than new ones may be
     * @throws QuotaReached     when a whole document is larger than before, and its owner's projects take all they may
     * @throws TextsTooLong     when texts of another edit are
     * @throws KeyUsed          when the stored change with this id is another one
     * @throws ChangedMeanwhile when later revisions changed the same fields
     * @throws UnknownRevision  when the revision that the change is based on is not there
     * @throws EditNotMade      when one edit of a group cannot be made
     * @throws NotAcknowledged  when the store has not acknowledged it in time
     */
    public Saved save(Person person, String projectId, ProjectEdit edit, long seen, @Nullable String name) {
        return save(projectId, Wanted.of(person, edit, seen, name, true));
    }

    /** Brings an earlier content of a project back, whatever the length of its texts; else like {@link #save}. */
    public Saved bringBack(Person person, String projectId, Project earlier, long seen, @Nullable String name) {
        return save(projectId, Wanted.of(person, new ReplaceProject(earlier), seen, name, false));
    }

    private Saved save(String projectId, Wanted wanted) {
        ProjectHeader header = library.requireInUse(wanted.person(), projectId, Right.EDIT);
        return live.with(projectId, project -> {
            if (wanted.isNew() && wanted.edit() instanceof ReplaceProject(Project whole)) {
                requireRoom(header.owner(), project.current(), whole);
            }
            return save(project, wanted);
        });
    }

    /** A whole document may be smaller than the one before, also when its owner's projects take all that they may. */
    private void requireRoom(String owner, Project before, Project after) {
        try {
            quotas.requireRoom(owner);
        } catch (QuotaReached reached) {
            if (json.write(after).length > json.write(before).length) {
                throw reached;
            }
        }
    }

    /**
     * A change, and what its maker knows.
     *
     * @param isNew whether its texts have to be within the limits of new ones
     */
    private record Wanted(
            Person person, ProjectEdit edit, long seen, String editId, boolean perhapsRepeated, boolean isNew) {

        static Wanted of(Person person, ProjectEdit edit, long seen, @Nullable String name, boolean isNew) {
            return new Wanted(person, edit, seen, name == null ? newId() : name, name != null, isNew);
        }

        boolean isConditional() {
            return seen != ANYTHING;
        }

        boolean isWhole() {
            return edit instanceof ReplaceProject;
        }

        /** Whether any later revision is in its way, whatever is in it. */
        boolean isHopeless(long last) {
            return isWhole() && seen < last && !perhapsRepeated;
        }

        Since since(long number, @Nullable String sought, LiveProject project, ProjectPersistenceService persistence) {
            return Since.revision(number, edit, sought, persistence, project.id());
        }
    }

    private Saved save(LiveProject project, Wanted wanted) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            Optional<Saved> saved = attempt(project, wanted);
            if (saved.isPresent()) {
                return saved.get();
            }
            requireSaved(project);
        }
        throw new StorageFailure(
                StorageFailure.Kind.UNAVAILABLE, "the project changes all the time", new IllegalStateException());
    }

    /** Empty when something is in the way of which only the store can tell what it is; it has to be saved first. */
    private Optional<Saved> attempt(LiveProject project, Wanted wanted) {
        long known = project.savedSequenceNumber();
        requireThere(project, wanted, known);
        Optional<Receipt> before = project.receipt(wanted.editId());
        if (before.isPresent()) {
            return Optional.of(repeated(project, wanted, before.get()));
        }
        if (wanted.isHopeless(known)) {
            throw changed(project, wanted, wanted.edit().fields(), known);
        }
        long upTo = wanted.seen();
        if (wanted.isConditional() || wanted.perhapsRepeated()) {
            Since since = wanted.since(
                    wanted.isConditional() ? wanted.seen() : Math.max(0, known - LATEST),
                    wanted.perhapsRepeated() ? wanted.editId() : null,
                    project,
                    persistence);
            if (since.receipt().isPresent()) {
                return Optional.of(repeated(project, wanted, since.receipt().get()));
            }
            if (wanted.isConditional()) {
                requireNotChanged(project, wanted, since);
                upTo = since.last();
            }
        }
        return submitted(project, wanted, upTo).map(made -> acknowledged(project, wanted, made));
    }

    private static Optional<Made> submitted(LiveProject project, Wanted wanted, long upTo) {
        if (wanted.isNew()) {
            requireWithinLimits(wanted.edit(), project.current());
        }
        try {
            return project.submitForReceipt(wanted.person(), wanted.edit(), wanted.editId(), upTo);
        } catch (EditRejected | InvalidValue refused) {
            throw EditNotMade.of(refused, wanted.edit(), project.current());
        }
    }

    private static void requireWithinLimits(ProjectEdit edit, Project before) {
        List<LongText> tooLong = NewTexts.tooLong(edit, before);
        if (!tooLong.isEmpty()) {
            throw edit instanceof ReplaceProject ? invalid(tooLong) : new TextsTooLong(tooLong);
        }
    }

    private static InvalidDocument invalid(List<LongText> tooLong) {
        List<Violation> violations = tooLong.stream()
                .limit(InvalidDocument.MOST_TOLD)
                .map(LongText::violation)
                .toList();
        return new InvalidDocument(violations, tooLong.size());
    }

    /** Another server may have stored revisions that are not known here yet. */
    private void requireThere(LiveProject project, Wanted wanted, long known) {
        if (wanted.isConditional()
                && wanted.seen() > known
                && !persistence.revisions().isThere(project.id(), wanted.seen())) {
            throw new UnknownRevision(persistence.revisions().last(project.id(), known));
        }
    }

    private Saved acknowledged(LiveProject project, Wanted wanted, Made made) {
        requireSaved(project);
        if (!made.hasChanged()) {
            long number = project.savedSequenceNumber();
            return new Saved(project.current(), number, !wanted.isWhole() && wanted.seen() != number, false);
        }
        if (project.wasLost(made.number())) {
            if (wanted.isConditional() && !wanted.isWhole()) {
                requireNotChanged(project, wanted, wanted.since(wanted.seen(), null, project, persistence));
            }
            throw changed(project, wanted, wanted.edit().fields(), project.savedSequenceNumber());
        }
        Receipt receipt = project.receipt(wanted.editId()).orElseThrow(() -> new NotAcknowledged(project.id()));
        // Another one with this id may have been waiting for the store.
        return wanted.perhapsRepeated() ? repeated(project, wanted, receipt) : saved(project, wanted, receipt);
    }

    /** The edit with this id is in this revision; it must be the one that is asked for now. */
    private Saved repeated(LiveProject project, Wanted wanted, Receipt receipt) {
        long number = receipt.sequenceNumber();
        AtomicBoolean same = new AtomicBoolean();
        persistence.revisions().read(project.id(), number, number, revision -> {
            same.set(revision.edits().stream()
                    .anyMatch(stored ->
                            stored.id().equals(wanted.editId()) && stored.edit().equals(wanted.edit())));
            return false;
        });
        if (!same.get()) {
            throw new KeyUsed(number);
        }
        return saved(project, wanted, receipt);
    }

    private static Saved saved(LiveProject project, Wanted wanted, Receipt receipt) {
        boolean follows = wanted.isWhole() || receipt.sequenceNumber() == wanted.seen() + 1;
        return new Saved(
                project.current(),
                receipt.sequenceNumber(),
                !receipt.alone() || !follows,
                receipt.sequenceNumber() == 1);
    }

    private void requireNotChanged(LiveProject project, Wanted wanted, Since since) {
        if (!since.both().isEmpty()) {
            throw changed(project, wanted, since.both(), since.last());
        }
    }

    /**
     * Others changed the same. Who decides after seeing their content goes on from the number that is told with it: not
     * from a later one than was looked at, unless they are told of every field anyway.
     */
    private ChangedMeanwhile changed(LiveProject project, Wanted wanted, Set<Field> both, long last) {
        boolean every = both.size() == wanted.edit().fields().size();
        long known = project.savedSequenceNumber();
        if (wanted.isWhole() || last <= known) {
            return new ChangedMeanwhile(project.current(), wanted.edit(), both, every ? Math.max(known, last) : last);
        }
        StoredProject stored = persistence.load(project.id());
        return new ChangedMeanwhile(stored.newest(), wanted.edit(), both, every ? stored.sequenceNumber() : last);
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
