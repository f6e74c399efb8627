package studio.storycore.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.Field;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.live.UnsavedEdits.Numbered;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.saving.Batch;
import studio.storycore.saving.Conflict;
import studio.storycore.saving.EditSource.Acknowledged;
import studio.storycore.storage.Replay;
import studio.storycore.storage.Revision;

/**
 * The way from the content that is in the store to the newest content: the batch in flight, then the edits made since.
 * Not safe for use by several threads: its live project's lock guards it.
 */
final class EditLog {

    /** A revision of more is made of several, so that none is larger than a store takes; see {@link SizeBudget}. */
    static final long HEAVIEST_BATCH = 4 * 1024 * 1024;

    private static final int REMEMBERED_LOSSES = 1_000;
    private static final int REMEMBERED_RECEIPTS = 1_000;

    /** @param nothingUpTo the number up to which no edit waits for this batch */
    private record InFlight(Batch batch, List<Numbered> edits, long weight, Project after, long nothingUpTo) {}

    private final String projectId;
    private final UnsavedEdits unsaved = new UnsavedEdits();
    private Project newest;
    private Project saved;
    private long savedSequenceNumber;
    private @Nullable Revision lastSaved;
    private final NavigableSet<Long> lost = new TreeSet<>();
    private final SequencedMap<String, Receipt> receipts = new LinkedHashMap<>();
    private @Nullable InFlight inFlight;
    private long version;

    EditLog(String projectId, Project saved, long savedSequenceNumber) {
        this.projectId = projectId;
        this.saved = saved;
        this.newest = saved;
        this.savedSequenceNumber = savedSequenceNumber;
    }

    /** The content that is in the store, as far as it is known here. */
    Project saved() {
        return saved;
    }

    String projectId() {
        return projectId;
    }

    Project newest() {
        return newest;
    }

    long savedSequenceNumber() {
        return savedSequenceNumber;
    }

    /** How many edits are not acknowledged. */
    int unsaved() {
        return unsaved.size()
                + (inFlight == null ? 0 : inFlight.batch().revision().edits().size());
    }

    /** What the edits that are not acknowledged weigh, in bytes; no more than that is kept of them. */
    long weight() {
        return unsaved.weight() + (inFlight == null ? 0 : inFlight.weight());
    }

    /** The number of the last edit made here; 0 if there was none. */
    long lastNumber() {
        return version;
    }

    /** The number up to which nothing waits for the store: no edit, and none that replaced it. */
    long savedUpTo() {
        long unsavedSince = unsaved.nothingUpTo(version);
        return inFlight == null ? unsavedSince : Math.min(unsavedSince, inFlight.nothingUpTo());
    }

    /** Whether the edit with this number is one of the latest that did not fit any more after others' revisions. */
    boolean wasLost(long number) {
        return lost.contains(number);
    }

    /** What is not acknowledged, in the order it was made. */
    List<AuthoredEdit> unacknowledged() {
        return notAcknowledged().map(Numbered::edit).toList();
    }

    /**
     * Adds an edit; returns its number.
     *
     * @param weight an upper bound of the bytes that it takes in a revision
     * @param after  the newest content with it made
     */
    long add(AuthoredEdit edit, long weight, Project after) {
        return add(edit, weight, after, false, Numbered.ANYTHING);
    }

    /** Adds an edit that was made before, and that will be looked for in the history by its id. */
    long addAgain(AuthoredEdit edit, long weight, Project after) {
        return add(edit, weight, after, true, Numbered.ANYTHING);
    }

    /**
     * Adds an edit whose maker asks for a receipt.
     *
     * @param seen the revision up to which the maker knows the project
     */
    long addForReceipt(AuthoredEdit edit, long weight, Project after, long seen) {
        return add(edit, weight, after, true, seen);
    }

    /** Where an edit is stored that was added for a receipt; known for the latest. */
    Optional<Receipt> receipt(String editId) {
        return Optional.ofNullable(receipts.get(editId));
    }

    /** The number of an edit that is not acknowledged. */
    OptionalLong waiting(String editId) {
        return notAcknowledged()
                .filter(numbered -> numbered.edit().id().equals(editId))
                .mapToLong(Numbered::number)
                .findFirst();
    }

    /** Whether an edit that is not acknowledged changes one of these fields. */
    boolean isChanging(Set<Field> fields) {
        return notAcknowledged()
                .anyMatch(numbered -> !Field.changedByBoth(
                                fields, numbered.edit().edit().fields())
                        .isEmpty());
    }

    private Stream<Numbered> notAcknowledged() {
        return Stream.concat(inFlight == null ? Stream.of() : inFlight.edits().stream(), unsaved.all().stream());
    }

    private long add(AuthoredEdit edit, long weight, Project after, boolean apart, long seen) {
        version++;
        long heavy = Math.min(weight, SizeBudget.LARGEST_STORED);
        unsaved.add(new Numbered(version, edit, version, heavy, apart, seen));
        newest = after;
        return version;
    }

    /** The batch in flight, or a new one of what is unsaved, from its beginning on; empty if there is nothing. */
    Optional<Batch> nextBatch(Instant now) {
        if (inFlight == null && !unsaved.isEmpty()) {
            List<Numbered> first = unsaved.takeFirst(HEAVIEST_BATCH);
            List<AuthoredEdit> edits = first.stream().map(Numbered::edit).toList();
            Revision revision = new Revision(
                    projectId,
                    savedSequenceNumber + 1,
                    UUID.randomUUID().toString(),
                    edits.getLast().author(),
                    now,
                    edits);
            Project after = unsaved.isEmpty() ? newest : Replay.apply(saved, revision);
            long heavy = first.stream().mapToLong(Numbered::weight).sum();
            long earliest = first.stream().mapToLong(Numbered::since).min().orElseThrow();
            Batch batch = new Batch(revision, heavy, unsaved.nothingUpTo(version));
            inFlight = new InFlight(batch, first, heavy, after, earliest - 1);
        }
        return Optional.ofNullable(inFlight).map(InFlight::batch);
    }

    /** The batch in flight is in the store; any other changes nothing, since it was dealt with before. */
    void acknowledged(Batch batch) {
        if (inFlight != null && inFlight.batch() == batch) {
            saved = inFlight.after();
            savedSequenceNumber = batch.revision().sequenceNumber();
            lastSaved = batch.revision();
            Revision stored = batch.revision();
            Receipt receipt =
                    new Receipt(stored.sequenceNumber(), stored.edits().size() == 1);
            inFlight.edits().stream().filter(Numbered::apart).forEach(numbered -> remember(numbered, receipt));
            inFlight = null;
        }
    }

    private void remember(Numbered stored, Receipt receipt) {
        receipts.put(stored.edit().id(), receipt);
        while (receipts.size() > REMEMBERED_RECEIPTS) {
            receipts.pollFirstEntry();
        }
    }

    Acknowledged lastAcknowledged() {
        return new Acknowledged(saved, Optional.ofNullable(lastSaved));
    }

    /**
     * Others saved first: takes their revisions over and makes the unsaved edits again on top.
     *
     * @param theirs the revisions after the last one known here, at least one
     */
    Optional<Conflict> overtaken(TheirRevisions theirs) {
        saved = theirs.after();
        lastSaved = theirs.last();
        savedSequenceNumber = lastSaved.sequenceNumber();
        List<Numbered> mine = takeUnsaved();
        // What was taken up after a restart may have been on its way to the store before it.
        mine.removeIf(numbered -> {
            Optional<Receipt> receipt = theirs.receipt(numbered.edit().id());
            receipt.ifPresent(where -> remember(numbered, where));
            return receipt.isPresent();
        });
        return makeAgain(mine, theirs);
    }

    private List<Numbered> takeUnsaved() {
        List<Numbered> mine = new ArrayList<>();
        if (inFlight != null) {
            mine.addAll(inFlight.edits());
        }
        mine.addAll(unsaved.takeAll());
        inFlight = null;
        return mine;
    }

    private Optional<Conflict> makeAgain(List<Numbered> mine, TheirRevisions theirs) {
        Set<Field> changedByThem = theirs.changedSince(0);
        Set<Field> changedByBoth = new HashSet<>();
        int lostNow = 0;
        newest = saved;
        for (Numbered numbered : mine) {
            ProjectEdit edit = numbered.edit().edit();
            try {
                requireNotChangedSince(numbered, theirs);
                newest = edit.applyTo(newest);
                unsaved.add(numbered);
                changedByBoth.addAll(Field.changedByBoth(edit.fields(), changedByThem));
            } catch (EditRejected | InvalidValue gone) {
                lostNow++;
                lost.add(numbered.number());
            }
        }
        while (lost.size() > REMEMBERED_LOSSES) {
            lost.pollFirst();
        }
        return changedByBoth.isEmpty() && lostNow == 0
                ? Optional.empty()
                : Optional.of(new Conflict(theirs.last().author(), changedByBoth, lostNow));
    }

    private static void requireNotChangedSince(Numbered numbered, TheirRevisions theirs) {
        Set<Field> fields = numbered.edit().edit().fields();
        if (numbered.seen() != Numbered.ANYTHING
                && !Field.changedByBoth(fields, theirs.changedSince(numbered.seen()))
                        .isEmpty()) {
            throw new EditRejected(EditRejected.Reason.CHANGED_SINCE, Field.Entity.PROJECT, "");
        }
    }
}
