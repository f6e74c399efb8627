package studio.storycore.storage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;

/**
 * Where projects are kept. To use another store, declare a bean of this type; it replaces the one for MongoDB.
 *
 * <p>Every call is safe to repeat, because a caller cannot know whether a call whose answer was lost had its effect.
 * Calls may block on I/O and come from any thread, also for the same project at once. When a method returns, its effect
 * is durable. Rights are the callers' matter.
 *
 * <p>All methods throw {@link StorageFailure} when the store does not answer or refuses; whether a later attempt can
 * help is told by {@link StorageFailure#isTransient()}.
 */
public interface StorageBackend {

    /**
     * Stores a new project: its first revision, its header and its document.
     *
     * @param header its {@code sequenceNumber} is 1; its size is not looked at, the store measures the document
     * @param first  has the sequence number 1 and replaces the whole content
     * @return true also when an earlier attempt with this first revision had arrived; false if another project with this
     *     id is there already, also in the trash; it is not touched
     * @throws StorageFailure also when the project is too large; then nothing of it is stored
     */
    boolean create(ProjectHeader header, Revision first, Project project);

    /**
     * Appends a revision if nobody else's has its sequence number: the compare-and-set of every save. That the number
     * follows the last one is the callers' matter: they append to what they loaded.
     *
     * @throws StorageFailure also when the edits are too large
     */
    AppendResult append(Revision revision);

    /**
     * Brings the header up to a revision, unless it is further. If it is there already, only the size is taken over: that
     * of a large document is known later than the rest.
     */
    void updateHeader(HeaderUpdate update);

    /**
     * Brings the document up to a revision, unless it is there already or further.
     *
     * @return the bytes that this document takes in the store
     * @throws StorageFailure also when the document is too large for the store even when compressed
     */
    long writeDocument(Project project, long sequenceNumber);

    /**
     * Reads the newest state of a project, also of one in the trash; empty if there is none with this id. Of the revisions
     * that the document does not contain, only a few are in memory at any time.
     *
     * @throws UnreadableProject when what is stored is damaged, invalid or from another version; it stays as it is
     */
    default Optional<StoredProject> load(String projectId) {
        return header(projectId).map(header -> Loading.load(this, header));
    }

    /**
     * Reads the document of a project; empty if there is none, also while the project is being made.
     *
     * @throws UnreadableProject when it is damaged, invalid or from another version; it stays as it is
     */
    Optional<StoredDocument> document(String projectId);

    /**
     * What the document weighs, without reading it, and the last revision that it contains; empty if there is no document.
     */
    Optional<DocumentWeight> documentWeight(String projectId);

    /** The stored document as it is, readable or not, to be handed to a person; empty if there is none. */
    Optional<byte[]> raw(String projectId);

    Optional<ProjectHeader> header(String projectId);

    /** A page of headers. */
    List<ProjectHeader> headers(HeaderQuery query);

    /** How many headers the query has on all its pages. */
    long count(HeaderQuery query);

    /**
     * What the documents of people's projects take in the store, also of those in the trash: the sum of the sizes in the
     * headers, in bytes, by owner. An owner without projects may be missing.
     */
    Map<String, Long> sizes(Collection<String> owners);

    /**
     * What revisions weigh, without reading them: from the given number on, as many as there are without a gap, at most
     * {@code limit}. {@link Weight#UNKNOWN} for those that were stored before weights were.
     */
    List<Long> weights(String projectId, long from, int limit);

    /**
     * Revisions in order of their numbers, from the given one on; as many as there are without a gap, at most {@code
     * limit}. All of them are in memory at once: how many that may be is told by their {@link #weights}.
     *
     * @throws UnreadableProject when one of them is damaged, or holds an edit that this version does not know
     */
    List<Revision> revisions(String projectId, long from, int limit);

    /**
     * Keeps a state for {@link #snapshot}, beside what is stored of it anyway. Of several of the same {@value
     * Snapshot#EVERY} revisions one is enough.
     */
    void keepSnapshot(Snapshot snapshot);

    /**
     * The latest snapshot of a project that is not later than a revision; empty if none is there or readable.
     *
     * @param upTo the number of a revision that is there: how long the search takes may depend on it
     */
    Optional<Snapshot> snapshot(String projectId, long upTo);

    /**
     * Shares a project with exactly these people, if it is shared as the caller believes: of two who change the members
     * at once, one has to look again.
     *
     * @return false if there is no such project, or it is shared with others than {@code before}; nothing was changed
     */
    boolean share(String projectId, List<Member> before, List<Member> members);

    /** Puts a project into the trash, or takes it back when the time is null; does nothing if there is none. */
    void trash(String projectId, @Nullable Instant time);

    /** Returns when the store answers. */
    void ping();
}
