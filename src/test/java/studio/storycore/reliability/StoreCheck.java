package studio.storycore.reliability;

import com.github.luben.zstd.Zstd;
import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import studio.storycore.contract.ProjectBson;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.Project;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a store with the driver alone, past the application's own way of storing, and looks whether what is there is whole:
 * revisions that decode and are numbered from 1 without gaps, edits that come once, a document and a header that are what
 * the revisions up to their numbers make of the first content.
 */
final class StoreCheck implements AutoCloseable {

    private static final TypeReference<List<AuthoredEdit>> EDITS = new TypeReference<>() {};

    private final ProjectJson json = new ProjectJson();
    private final ProjectBson bson = new ProjectBson(json);
    private final JsonMapper strict = json.mapper()
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final MongoClient client;
    private final MongoDatabase database;

    /** @param uri names the database */
    StoreCheck(String uri) {
        client = MongoClients.create(uri);
        database = client.getDatabase(String.valueOf(new ConnectionString(uri).getDatabase()));
    }

    /**
     * What is in the store of some projects.
     *
     * @param editIds in revisions
     * @param faults  what is not as it must be, in words
     */
    record Found(Set<String> editIds, int revisions, List<String> faults) {}

    /** The state of a project after a revision. */
    private record State(Project project, String author) {}

    /** The ids of the edits that are in the revisions of a project at this moment. */
    Set<String> editIds(String projectId) {
        Set<String> ids = new HashSet<>();
        for (BsonDocument revision : collection("revisions").find(Filters.eq("projectId", projectId))) {
            edits(revision).forEach(edit -> ids.add(edit.id()));
        }
        return ids;
    }

    /** Looks at projects of which the store must have all parts. */
    Found find(Set<String> projectIds) {
        Set<String> editIds = new HashSet<>();
        List<String> faults = new ArrayList<>();
        Map<String, TreeMap<Long, BsonDocument>> revisions = new HashMap<>();
        int count = 0;
        for (BsonDocument revision : collection("revisions").find(Filters.in("projectId", projectIds))) {
            count++;
            revisions
                    .computeIfAbsent(revision.getString("projectId").getValue(), id -> new TreeMap<>())
                    .put(revision.getNumber("sequenceNumber").longValue(), revision);
        }
        for (String projectId : projectIds) {
            try {
                check(projectId, revisions.getOrDefault(projectId, new TreeMap<>()), editIds, faults);
            } catch (RuntimeException damaged) {
                faults.add("project " + projectId + " cannot be read: " + damaged);
            }
        }
        return new Found(editIds, count, faults);
    }

    private void check(
            String projectId, TreeMap<Long, BsonDocument> revisions, Set<String> editIds, List<String> faults) {
        List<State> states = new ArrayList<>();
        Set<String> revisionIds = new HashSet<>();
        @Nullable Project project = null;
        for (Map.Entry<Long, BsonDocument> entry : revisions.entrySet()) {
            long number = entry.getKey();
            String name = projectId + ":" + number;
            BsonDocument revision = entry.getValue();
            if (number != states.size() + 1L) {
                faults.add("a gap before revision " + name);
                return;
            }
            if (!revision.getString("_id").getValue().equals(name)
                    || !revisionIds.add(revision.getString("revisionId").getValue())) {
                faults.add("revision " + name + " is another one, or there twice");
            }
            for (AuthoredEdit edit : edits(revision)) {
                project = project == null ? first(edit) : edit.edit().applyTo(project);
                if (!editIds.add(edit.id())) {
                    faults.add("edit " + edit.id() + " is there twice, again in revision " + name);
                }
            }
            if (project == null) {
                faults.add("revision " + name + " has no edits");
                return;
            }
            states.add(new State(project, revision.getString("author").getValue()));
        }
        checkDocument(projectId, states, faults);
        checkHeader(projectId, states, faults);
    }

    private void checkDocument(String projectId, List<State> states, List<String> faults) {
        @Nullable BsonDocument document = one("documents", projectId);
        if (document == null) {
            faults.add("project " + projectId + " has no document");
            return;
        }
        Project stored = document.containsKey("project")
                ? bson.read(document.getDocument("project")).project()
                : json.read(decompressed(document.get("compressed"))).project();
        long number = document.getNumber("sequenceNumber").longValue();
        if (number > states.size()) {
            faults.add("the document of " + projectId + " is ahead of its revisions: " + number);
        } else if (!stored.equals(states.get((int) number - 1).project())) {
            faults.add("the document of " + projectId + " is not what its revisions make up to " + number);
        }
    }

    private void checkHeader(String projectId, List<State> states, List<String> faults) {
        @Nullable BsonDocument header = one("projects", projectId);
        if (header == null) {
            faults.add("project " + projectId + " has no header");
            return;
        }
        long number = header.getNumber("sequenceNumber").longValue();
        if (number > states.size()) {
            faults.add("the header of " + projectId + " is ahead of its revisions: " + number);
            return;
        }
        State state = states.get((int) number - 1);
        Project project = state.project();
        if (!header.getString("name").getValue().equals(project.name())
                || header.getNumber("shots").intValue() != project.shots().size()
                || header.getNumber("sequences").intValue()
                        != project.sequences().size()
                || header.getNumber("phrases").intValue()
                        != project.audioPhrases().size()
                || !header.getString("updatedBy").getValue().equals(state.author())) {
            faults.add("the header of " + projectId + " is not that of revision " + number);
        }
    }

    private List<AuthoredEdit> edits(BsonDocument revision) {
        JsonNode tree = revision.containsKey("edits")
                ? bson.toJson(revision.get("edits"))
                : json.readTree(decompressed(revision.get("compressedEdits")));
        return strict.treeToValue(tree, EDITS);
    }

    private static Project first(AuthoredEdit edit) {
        if (edit.edit() instanceof ReplaceProject begin) {
            return begin.content();
        }
        throw new IllegalStateException("the first edit is not the first content");
    }

    private static byte[] decompressed(BsonValue stored) {
        byte[] compressed = stored.asBinary().getData();
        return Zstd.decompress(compressed, (int) Zstd.getFrameContentSize(compressed));
    }

    private @Nullable BsonDocument one(String collection, String id) {
        return collection(collection).find(Filters.eq("_id", id)).first();
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection(name, BsonDocument.class);
    }

    @Override
    public void close() {
        client.close();
    }
}
