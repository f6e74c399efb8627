package studio.storycore.storage.mongo;

import static studio.storycore.storage.mongo.MongoFailures.asking;
import static studio.storycore.storage.mongo.MongoFailures.askingFor;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import studio.storycore.contract.ProjectBson;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.Project;
import studio.storycore.storage.AppendResult;
import studio.storycore.storage.DocumentWeight;
import studio.storycore.storage.HeaderQuery;
import studio.storycore.storage.HeaderUpdate;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.Replay;
import studio.storycore.storage.Revision;
import studio.storycore.storage.Snapshot;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.StoredDocument;
import studio.storycore.storage.UnreadableProject;

/**
 * Keeps projects in MongoDB or in the embedded store: headers, documents, revisions and snapshots in a collection each, see
 * {@link Headers}, {@link Documents}, {@link Revisions} and {@link Snapshots}. Needs no transactions: only the revision decides who saved, and
 * everything else follows from it and is guarded by its number, so that every step can be repeated or made up for later.
 *
 * <p>Nothing is asked of the store until the first call, so that the application starts while the store is down.
 */
final class MongoStorageBackend implements StorageBackend {

    private static final long FIRST = 1;

    private final Headers headers;
    private final Documents documents;
    private final Revisions revisions;
    private final Snapshots snapshots;
    private final Indexes indexes;

    MongoStorageBackend(MongoOperations mongo, ProjectJson json, ProjectBson bson, Executor background) {
        headers = new Headers(collection(mongo, Headers.COLLECTION, Document.class));
        documents = new Documents(collection(mongo, Documents.COLLECTION, RawBsonDocument.class), json, bson);
        revisions =
                new Revisions(collection(mongo, Revisions.COLLECTION, BsonDocument.class), new StoredEdits(json, bson));
        snapshots = new Snapshots(collection(mongo, Snapshots.COLLECTION, RawBsonDocument.class), json);
        indexes = new Indexes(collection(mongo, Headers.COLLECTION, Document.class), background);
    }

    /** The promise to be durable is kept here, whatever the connection string asks for. */
    private static <T> MongoCollection<T> collection(MongoOperations mongo, String name, Class<T> type) {
        return mongo.getCollection(name)
                .withDocumentClass(type)
                .withWriteConcern(MongoClientDefaults.DURABLE)
                .withReadConcern(MongoClientDefaults.DURABLE_ONLY)
                .withReadPreference(ReadPreference.primary());
    }

    /**
     * The first revision decides; it brings the header along. If the process dies before header and document are there,
     * the next attempt to create this id completes them.
     */
    @Override
    public boolean create(ProjectHeader header, Revision first, Project project) {
        return asking("create project " + header.id(), () -> {
            Documents.Encoded document = documents.encode(project, FIRST);
            BsonDocument stored = HeaderFields.document(header.withSize(document.size()));
            boolean created = revisions.append(revisions.encode(first, stored)) == AppendResult.APPENDED;
            if (created) {
                headers.add(stored);
                documents.write(document);
            } else if (headers.find(header.id()).isEmpty()) {
                completeCreation(header.id());
            }
            return created;
        });
    }

    /** Whoever began it was never told that the project is there, but it is theirs. */
    private void completeCreation(String projectId) {
        for (BsonDocument first : revisions.fetch(projectId, FIRST, 1)) {
            revisions.headerIn(first).ifPresent(headers::add);
            Revision revision = readable(projectId, () -> revisions.decode(first));
            documents.write(documents.encode(begun(revision), FIRST));
        }
    }

    @Override
    public AppendResult append(Revision revision) {
        return asking(
                "append revision " + revision.sequenceNumber() + " of project " + revision.projectId(),
                () -> revisions.append(revisions.encode(revision, null)));
    }

    @Override
    public void updateHeader(HeaderUpdate update) {
        asking("update the header of project " + update.projectId(), () -> headers.update(update));
    }

    @Override
    public long writeDocument(Project project, long sequenceNumber) {
        return asking("write the document of project " + project.id(), () -> {
            Documents.Encoded encoded = documents.encode(project, sequenceNumber);
            documents.write(encoded);
            return encoded.size();
        });
    }

    @Override
    public Optional<StoredDocument> document(String projectId) {
        return askingFor(projectId, "read the document of project", () -> documents.find(projectId))
                .map(stored -> readable(projectId, () -> documents.decode(stored)));
    }

    @Override
    public Optional<DocumentWeight> documentWeight(String projectId) {
        return askingFor(projectId, "weigh the document of project", () -> documents.weight(projectId));
    }

    @Override
    public List<Long> weights(String projectId, long from, int limit) {
        return askingFor(projectId, "weigh revisions of project", () -> revisions.weights(projectId, from, limit));
    }

    private static Project begun(Revision first) {
        return Replay.apply(Project.empty(first.projectId(), ""), first);
    }

    @Override
    public Optional<byte[]> raw(String projectId) {
        return asking(
                "read the stored document of project " + projectId,
                () -> documents
                        .find(projectId)
                        .map(documents::readable)
                        .or(() -> revisions.fetch(projectId, FIRST, 1).stream()
                                .findFirst()
                                .map(Documents::readable)));
    }

    @Override
    public Optional<ProjectHeader> header(String projectId) {
        return askingFor(projectId, "read the header of project", () -> headers.find(projectId));
    }

    @Override
    public List<ProjectHeader> headers(HeaderQuery query) {
        return asking("list projects", () -> headers.page(query));
    }

    @Override
    public long count(HeaderQuery query) {
        return asking("count projects", () -> headers.count(query));
    }

    @Override
    public Map<String, Long> sizes(Collection<String> owners) {
        return asking("sum the sizes of projects", () -> headers.sizes(owners));
    }

    @Override
    public List<Revision> revisions(String projectId, long from, int limit) {
        return askingFor(projectId, "read revisions of project", () -> {
            List<BsonDocument> fetched = revisions.fetch(projectId, from, limit);
            return readable(
                    projectId, () -> fetched.stream().map(revisions::decode).toList());
        });
    }

    @Override
    public void keepSnapshot(Snapshot snapshot) {
        asking("keep a snapshot of project " + snapshot.project().id(), () -> snapshots.keep(snapshot));
    }

    @Override
    public Optional<Snapshot> snapshot(String projectId, long upTo) {
        return askingFor(projectId, "read a snapshot of project", () -> snapshots.find(projectId, upTo));
    }

    @Override
    public boolean share(String projectId, List<Member> before, List<Member> members) {
        return asking("share project " + projectId, () -> headers.share(projectId, before, members));
    }

    @Override
    public void trash(String projectId, @Nullable Instant time) {
        asking("put project " + projectId + " into the trash or take it back", () -> headers.trash(projectId, time));
    }

    /** What was fetched is made sense of; nothing that can go wrong with that is the store's fault. */
    private static <T> T readable(String projectId, Supplier<T> decoding) {
        try {
            return decoding.get();
        } catch (RuntimeException e) {
            throw new UnreadableProject(projectId, e);
        }
    }

    @Override
    public void ping() {
        asking("answer", headers::ping);
        indexes.createOnce();
    }
}
