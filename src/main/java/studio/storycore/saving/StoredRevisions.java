package studio.storycore.saving;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import studio.storycore.project.Project;
import studio.storycore.saving.LargeDocuments.Use;
import studio.storycore.storage.DocumentWeight;
import studio.storycore.storage.Replay;
import studio.storycore.storage.Revision;
import studio.storycore.storage.RevisionPages;
import studio.storycore.storage.Snapshot;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.UnreadableProject;
import studio.storycore.storage.Weight;

/**
 * Reads the revisions of projects: only as many at once as weigh little together, in turn with the other {@link
 * LargeDocuments}. Each call to the store is made once, and goes through the {@link StoreGate}, unless it says otherwise;
 * all methods throw {@link StorageFailure} when the store does not answer. Safe for use by any thread.
 */
public final class StoredRevisions {

    private static final long LATEST = Long.MAX_VALUE - 1;

    /** How the store is asked. */
    private interface Asking {
        <T> T ask(Supplier<T> call);
    }

    private final StorageBackend store;
    private final StoreGate gate;
    private final LargeDocuments large;

    StoredRevisions(StorageBackend store, StoreGate gate, LargeDocuments large) {
        this.store = store;
        this.gate = gate;
        this.large = large;
    }

    /** Whether there is a revision with this number; it is not read. */
    public boolean isThere(String projectId, long number) {
        return number > 0
                && !gate.pass(() -> store.weights(projectId, number, 1)).isEmpty();
    }

    /**
     * The number of the last revision; none is read.
     *
     * @param known the number of one that is there, or 0
     */
    public long last(String projectId, long known) {
        return gate.pass(() -> {
            RevisionPages pages = pages(projectId, known + 1, LATEST);
            long last = known;
            Optional<RevisionPages.Page> page = pages.next();
            while (page.isPresent()) {
                last = page.get().last();
                page = pages.next();
            }
            return last;
        });
    }

    /**
     * Reads revisions in order and without a gap.
     *
     * @param to     the last one that is wanted, if it is there
     * @param reader keeps of each what is needed, and tells whether it wants the next one
     * @throws UnreadableProject when a revision cannot be understood
     */
    public void read(String projectId, long from, long to, Predicate<Revision> reader) {
        read(projectId, from, to, reader, gate::pass);
    }

    /** Reads all revisions from a number on for what has time, such as a save: not through the gate. */
    public void readInTime(String projectId, long from, Predicate<Revision> reader) {
        read(projectId, from, LATEST, reader, Supplier::get);
    }

    private void read(String projectId, long from, long to, Predicate<Revision> reader, Asking asking) {
        RevisionPages pages = pages(projectId, from, to);
        Optional<RevisionPages.Page> page = asking.ask(pages::next);
        while (page.isPresent() && read(projectId, page.get(), reader, asking)) {
            page = asking.ask(pages::next);
        }
    }

    private boolean read(String projectId, RevisionPages.Page page, Predicate<Revision> reader, Asking asking) {
        return large.inTurn(Use.STORED, page.weight(), () -> {
            List<Revision> some = asking.ask(() -> store.revisions(projectId, page.from(), page.count()));
            return some.stream().allMatch(reader);
        });
    }

    /**
     * The content as a revision left it, made of the last snapshot before it and the revisions since; empty if there is
     * no revision with this number.
     *
     * @throws UnreadableProject when a revision on the way cannot be understood
     */
    public Optional<Project> stateAt(String projectId, long number) {
        if (!isThere(projectId, number)) {
            return Optional.empty();
        }
        return large.inTurn(Use.STORED, Weight.UNKNOWN, () -> {
            Optional<Snapshot> snapshot = gate.pass(() -> store.snapshot(projectId, number));
            State state = new State(snapshot.map(Snapshot::project).orElseGet(() -> Project.empty(projectId, "")));
            read(projectId, snapshot.map(Snapshot::sequenceNumber).orElse(0L) + 1, number, state);
            return Optional.of(state.project);
        });
    }

    /** A state that goes on with each revision. */
    private static final class State implements Predicate<Revision> {

        private Project project;

        State(Project first) {
            project = first;
        }

        @Override
        public boolean test(Revision revision) {
            project = Replay.apply(project, revision);
            return true;
        }
    }

    /**
     * What has to be decoded at once at the most to load a project: its document, or some of the revisions that follow. In
     * bytes; {@link Weight#UNKNOWN} if it was stored before weights were.
     */
    long heaviest(String projectId) {
        Optional<DocumentWeight> document = store.documentWeight(projectId);
        long heaviest = document.map(DocumentWeight::weight).orElse(0L);
        RevisionPages pages =
                pages(projectId, document.map(DocumentWeight::sequenceNumber).orElse(0L) + 1, LATEST);
        Optional<RevisionPages.Page> page = pages.next();
        while (page.isPresent()) {
            heaviest = Weight.heavier(heaviest, page.get().weight());
            page = pages.next();
        }
        return heaviest;
    }

    /**
     * What the revisions from a number on weigh together, in bytes; {@link Weight#UNKNOWN} if that of one of them is. Not
     * through the gate.
     */
    long weight(String projectId, long from, long to) {
        RevisionPages pages = pages(projectId, from, to);
        long weight = 0;
        Optional<RevisionPages.Page> page = pages.next();
        while (page.isPresent()) {
            weight = Weight.sum(List.of(weight, page.get().weight()));
            page = pages.next();
        }
        return weight;
    }

    private RevisionPages pages(String projectId, long from, long to) {
        return new RevisionPages((first, limit) -> store.weights(projectId, first, limit), from, to);
    }
}
