package studio.storycore.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;

/** A store for tests that keeps everything in memory. Thread-safe: one lock around every call. */
public final class InMemoryStorageBackend implements StorageBackend {

    private record Document(Project project, long sequenceNumber) {}

    private static final long BYTES_PER_SHOT = 300;

    private final Map<String, ProjectHeader> headers = new HashMap<>();
    private final Map<String, Document> documents = new HashMap<>();
    private final Map<String, TreeMap<Long, Revision>> revisions = new HashMap<>();

    @Override
    public synchronized boolean create(ProjectHeader header, Revision first, Project project) {
        if (append(first) == AppendResult.OVERTAKEN) {
            return false;
        }
        headers.putIfAbsent(header.id(), header);
        writeDocument(project, first.sequenceNumber());
        return true;
    }

    @Override
    public synchronized AppendResult append(Revision revision) {
        Revision there = revisions
                .computeIfAbsent(revision.projectId(), id -> new TreeMap<>())
                .putIfAbsent(revision.sequenceNumber(), revision);
        return there == null || there.revisionId().equals(revision.revisionId())
                ? AppendResult.APPENDED
                : AppendResult.OVERTAKEN;
    }

    @Override
    public synchronized void updateHeader(HeaderUpdate update) {
        headers.computeIfPresent(
                update.projectId(),
                (id, header) -> header.sequenceNumber() < update.sequenceNumber() ? header.after(update) : header);
    }

    @Override
    public synchronized long writeDocument(Project project, long sequenceNumber) {
        documents.merge(
                project.id(),
                new Document(project, sequenceNumber),
                (there, newer) -> there.sequenceNumber() < newer.sequenceNumber() ? newer : there);
        return size(project);
    }

    @Override
    public synchronized Optional<StoredProject> load(String projectId) {
        ProjectHeader header = headers.get(projectId);
        Document document = documents.get(projectId);
        if (header == null || document == null) {
            return Optional.empty();
        }
        return Optional.of(new StoredProject(
                header,
                document.project(),
                document.sequenceNumber(),
                size(document.project()),
                revisions(projectId, document.sequenceNumber() + 1, Integer.MAX_VALUE)));
    }

    @Override
    public synchronized Optional<byte[]> raw(String projectId) {
        return Optional.ofNullable(documents.get(projectId))
                .map(document -> document.project().toString().getBytes());
    }

    @Override
    public synchronized Optional<ProjectHeader> header(String projectId) {
        return Optional.ofNullable(headers.get(projectId));
    }

    @Override
    public synchronized List<ProjectHeader> headers(HeaderQuery query) {
        return matching(query)
                .sorted(order(query))
                .skip(query.offset())
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized long count(HeaderQuery query) {
        return matching(query).count();
    }

    @Override
    public synchronized List<Revision> revisions(String projectId, long from, int limit) {
        Map<Long, Revision> all = revisions.getOrDefault(projectId, new TreeMap<>());
        List<Revision> found = new ArrayList<>();
        for (long number = from; found.size() < limit && all.containsKey(number); number++) {
            found.add(all.get(number));
        }
        return found;
    }

    @Override
    public synchronized void share(String projectId, List<Member> members) {
        headers.computeIfPresent(projectId, (id, header) -> header.withMembers(members));
    }

    @Override
    public synchronized void trash(String projectId, @Nullable Instant time) {
        headers.computeIfPresent(projectId, (id, header) -> header.withTrashedAt(time));
    }

    @Override
    public void ping() {}

    private Stream<ProjectHeader> matching(HeaderQuery query) {
        return headers.values().stream()
                .filter(header -> header.isTrashed() == query.trashed())
                .filter(header -> query.visibleTo()
                        .map(person -> header.owner().equals(person)
                                || header.roleOf(person).isPresent())
                        .orElse(true))
                .filter(header -> Folded.searchable(header).contains(Folded.of(query.text())));
    }

    private static Comparator<ProjectHeader> order(HeaderQuery query) {
        Comparator<ProjectHeader> order = switch (query.order()) {
            case NAME -> Comparator.comparing(header -> Folded.of(header.name()));
            case OWNER -> Comparator.comparing(header -> Folded.of(header.owner()));
            case SHOTS -> Comparator.comparing(ProjectHeader::shots);
            case SIZE -> Comparator.comparing(ProjectHeader::size);
            case UPDATED_BY -> Comparator.comparing(header -> Folded.of(header.updatedBy()));
            case UPDATED_AT -> Comparator.comparing(ProjectHeader::updatedAt);
        };
        return (query.descending() ? order.reversed() : order).thenComparing(ProjectHeader::id);
    }

    private static long size(Project project) {
        return BYTES_PER_SHOT * (1 + project.shots().size());
    }
}
