package studio.storycore.storage;

import java.util.Optional;
import studio.storycore.project.Project;

/**
 * Reads a project from what a store has of it: the document, and then the later revisions, of which only a few are in
 * memory at any time however many there are.
 */
final class Loading {

    private final StorageBackend store;
    private final ProjectHeader header;
    private Project newest;
    private long sequenceNumber;

    private Loading(StorageBackend store, ProjectHeader header) {
        this.store = store;
        this.header = header;
        this.newest = Project.empty(header.id(), "");
    }

    static StoredProject load(StorageBackend store, ProjectHeader header) {
        return new Loading(store, header).load();
    }

    private StoredProject load() {
        // Without one, the process died while the project was made: the first revision has its content.
        Optional<StoredDocument> document = store.document(header.id());
        document.ifPresent(stored -> {
            newest = stored.project();
            sequenceNumber = stored.sequenceNumber();
        });
        applyLater(sequenceNumber + 1);
        if (sequenceNumber < Math.max(1, header.sequenceNumber())) {
            throw missing();
        }
        return new StoredProject(
                header,
                document.map(StoredDocument::sequenceNumber).orElse(0L),
                document.map(StoredDocument::size).orElse(0L),
                newest,
                sequenceNumber);
    }

    private void applyLater(long from) {
        String id = header.id();
        RevisionPages pages =
                new RevisionPages((first, limit) -> store.weights(id, first, limit), from, Long.MAX_VALUE - 1);
        Optional<RevisionPages.Page> page = pages.next();
        while (page.isPresent()) {
            store.revisions(id, page.get().from(), page.get().count()).forEach(this::apply);
            page = pages.next();
        }
    }

    private void apply(Revision revision) {
        if (revision.sequenceNumber() != sequenceNumber + 1) {
            throw missing();
        }
        try {
            newest = Replay.apply(newest, revision);
            sequenceNumber = revision.sequenceNumber();
        } catch (RuntimeException damaged) {
            throw new UnreadableProject(header.id(), damaged);
        }
    }

    private UnreadableProject missing() {
        return new UnreadableProject(
                header.id(), new IllegalStateException("revision " + (sequenceNumber + 1) + " is missing"));
    }
}
