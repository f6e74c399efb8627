package studio.storycore.storage;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bson.BsonMaximumSizeExceededException;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.project.Project;
import studio.storycore.storage.StorageFailure.Kind;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A store for tests that keeps everything in memory: documents and edits as the bytes of their JSON, so that nothing is
 * shared by reference and nothing gets by that cannot be stored. Thread-safe: one lock around every call.
 */
public final class InMemoryStorageBackend implements StorageBackend {

    /** The largest document that it takes, in bytes of JSON. */
    public static final int LARGEST = 16 * 1024 * 1024;

    private record Document(byte[] json, long sequenceNumber) {}

    /** The edits of the revision are read from their bytes. */
    private record Stored(Revision revision, byte[] edits) {}

    private static final ProjectJson JSON = new ProjectJson();
    private static final TypeReference<List<AuthoredEdit>> EDITS = new TypeReference<>() {};

    private final JsonMapper mapper = JSON.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final Map<String, ProjectHeader> headers = new HashMap<>();
    private final Map<String, Document> documents = new HashMap<>();
    private final Map<String, TreeMap<Long, Stored>> revisions = new HashMap<>();
    private final Map<String, TreeMap<Long, byte[]>> snapshots = new HashMap<>();

    @Override
    public synchronized boolean create(ProjectHeader header, Revision first, Project project) {
        ProjectHeader measured = header.withSize(encode(project).length);
        if (append(first) == AppendResult.OVERTAKEN) {
            return false;
        }
        headers.putIfAbsent(header.id(), measured);
        writeDocument(project, first.sequenceNumber());
        return true;
    }

    @Override
    public synchronized AppendResult append(Revision revision) {
        byte[] edits = checked(mapper.writeValueAsBytes(revision.edits()));
        Stored there = revisions
                .computeIfAbsent(revision.projectId(), id -> new TreeMap<>())
                .putIfAbsent(revision.sequenceNumber(), new Stored(revision, edits));
        return there == null || there.revision().revisionId().equals(revision.revisionId())
                ? AppendResult.APPENDED
                : AppendResult.OVERTAKEN;
    }

    @Override
    public synchronized void updateHeader(HeaderUpdate update) {
        headers.computeIfPresent(
                update.projectId(),
                (id, header) -> header.sequenceNumber() < update.sequenceNumber()
                        ? header.after(update)
                        : header.sequenceNumber() == update.sequenceNumber() ? header.withSize(update.size()) : header);
    }

    @Override
    public synchronized long writeDocument(Project project, long sequenceNumber) {
        byte[] encoded = encode(project);
        documents.merge(
                project.id(),
                new Document(encoded, sequenceNumber),
                (there, newer) -> there.sequenceNumber() < newer.sequenceNumber() ? newer : there);
        return encoded.length;
    }

    @Override
    public synchronized Optional<StoredDocument> document(String projectId) {
        return Optional.ofNullable(documents.get(projectId)).map(document -> {
            try {
                return new StoredDocument(
                        JSON.read(document.json()).project(), document.sequenceNumber(), document.json().length);
            } catch (RuntimeException e) {
                throw new UnreadableProject(projectId, e);
            }
        });
    }

    @Override
    public synchronized Optional<DocumentWeight> documentWeight(String projectId) {
        return Optional.ofNullable(documents.get(projectId))
                .map(document -> new DocumentWeight(document.json().length, document.sequenceNumber()));
    }

    @Override
    public synchronized List<Long> weights(String projectId, long from, int limit) {
        return stored(projectId, from, limit)
                .map(stored -> (long) stored.edits().length)
                .toList();
    }

    @Override
    public synchronized Optional<byte[]> raw(String projectId) {
        return Optional.ofNullable(documents.get(projectId)).map(Document::json).map(byte[]::clone);
    }

    @Override
    public synchronized Optional<ProjectHeader> header(String projectId) {
        return Optional.ofNullable(headers.get(projectId));
    }

    @Override
    public synchronized List<ProjectHeader> headers(HeaderQuery query) {
        return matching(query)
                .sorted(Projects.comparator(query.order(), query.descending()))
                .skip(query.offset())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized long count(HeaderQuery query) {
        return matching(query).count();
    }

    @Override
    public synchronized Map<String, Long> sizes(Collection<String> owners) {
        return headers.values().stream()
                .filter(header -> owners.contains(header.owner()))
                .collect(Collectors.groupingBy(ProjectHeader::owner, Collectors.summingLong(ProjectHeader::size)));
    }

    @Override
    public synchronized List<Revision> revisions(String projectId, long from, int limit) {
        return stored(projectId, from, limit).map(this::decode).toList();
    }

    private Stream<Stored> stored(String projectId, long from, int limit) {
        Map<Long, Stored> all = revisions.getOrDefault(projectId, new TreeMap<>());
        return LongStream.iterate(from, number -> number + 1)
                .limit(limit)
                .mapToObj(all::get)
                .takeWhile(Objects::nonNull);
    }

    @Override
    public synchronized void keepSnapshot(Snapshot snapshot) {
        snapshots
                .computeIfAbsent(snapshot.project().id(), id -> new TreeMap<>())
                .put(snapshot.sequenceNumber(), encode(snapshot.project()));
    }

    @Override
    public synchronized Optional<Snapshot> snapshot(String projectId, long upTo) {
        return Optional.ofNullable(
                        snapshots.getOrDefault(projectId, new TreeMap<>()).floorEntry(upTo))
                .map(entry -> new Snapshot(JSON.read(entry.getValue()).project(), entry.getKey()));
    }

    @Override
    public synchronized boolean share(String projectId, List<Member> before, List<Member> members) {
        ProjectHeader header = headers.get(projectId);
        boolean asBelieved = header != null && header.members().equals(before);
        if (asBelieved) {
            headers.put(projectId, header.withMembers(members));
        }
        return asBelieved;
    }

    @Override
    public synchronized void trash(String projectId, @Nullable Instant time) {
        headers.computeIfPresent(projectId, (id, header) -> header.withTrashedAt(time));
    }

    @Override
    public void ping() {}

    /** Damages a project: from now on this is what is stored as its document. */
    public synchronized void putDocument(String projectId, byte[] anything) {
        documents.computeIfPresent(projectId, (id, document) -> new Document(anything, document.sequenceNumber()));
    }

    /** Damages a project: from now on these are the edits of a revision. */
    synchronized void putEdits(String projectId, long sequenceNumber, byte[] anything) {
        revisions
                .get(projectId)
                .computeIfPresent(sequenceNumber, (number, stored) -> new Stored(stored.revision(), anything));
    }

    /** Everything about a project, in a form that shows every change. */
    synchronized String fingerprint(String projectId) {
        StringBuilder all = new StringBuilder().append(headers.get(projectId));
        Document document = documents.get(projectId);
        if (document != null) {
            all.append(document.sequenceNumber()).append(Arrays.toString(document.json()));
        }
        revisions
                .getOrDefault(projectId, new TreeMap<>())
                .values()
                .forEach(stored -> all.append(stored.revision()).append(Arrays.toString(stored.edits())));
        return all.toString();
    }

    private byte[] encode(Project project) {
        return checked(JSON.write(project));
    }

    private static byte[] checked(byte[] encoded) {
        if (encoded.length > LARGEST) {
            throw new StorageFailure(
                    Kind.TOO_LARGE, encoded.length + " bytes", new BsonMaximumSizeExceededException("too large"));
        }
        return encoded;
    }

    private Revision decode(Stored stored) {
        Revision revision = stored.revision();
        try {
            return new Revision(
                    revision.projectId(),
                    revision.sequenceNumber(),
                    revision.revisionId(),
                    revision.author(),
                    revision.time(),
                    mapper.treeToValue(JSON.readTree(stored.edits()), EDITS));
        } catch (RuntimeException e) {
            throw new UnreadableProject(revision.projectId(), e);
        }
    }

    private Stream<ProjectHeader> matching(HeaderQuery query) {
        return headers.values().stream()
                .filter(header -> header.isTrashed() == query.trashed())
                .filter(header -> query.visibleTo()
                        .map(person -> header.owner().equals(person)
                                || header.roleOf(person).isPresent())
                        .orElse(true))
                .filter(header -> FoldedText.matches(header, query.text()));
    }
}
