package studio.storycore.storage.mongo;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import studio.storycore.contract.ProjectBson;
import studio.storycore.edit.RenameProject;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.Project;
import studio.storycore.storage.DocumentWeight;
import studio.storycore.storage.HeaviestRead;
import studio.storycore.storage.Projects;
import studio.storycore.storage.Revision;
import studio.storycore.storage.Snapshot;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.StorageBackendContract;
import studio.storycore.storage.StoredProject;
import studio.storycore.storage.UnreadableProject;
import studio.storycore.storage.Weight;

/** The rules of every store, and how this one keeps what it stores, on whatever speaks MongoDB's protocol. */
abstract class MongoStorageContract extends StorageBackendContract {

    private static final ProjectBson BSON = new ProjectBson(JSON);

    /** How the store of this class is reached. */
    abstract MongoTemplate mongo();

    static MongoClient client(String connectionString) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder();
        new MongoClientDefaults().customize(settings);
        return MongoClients.create(settings.applyConnectionString(new ConnectionString(connectionString))
                .build());
    }

    @Override
    public StorageBackend store() {
        return new MongoStorageBackend(mongo(), JSON, BSON, Runnable::run);
    }

    @Override
    public void damageDocument(String projectId, String json) {
        storeInstead(projectId, BSON.toBson(json(json.getBytes(StandardCharsets.UTF_8))));
    }

    private void storeInstead(String projectId, BsonValue anything) {
        documents().replaceOne(eq("_id", projectId), new Document("sequenceNumber", 1L).append("project", anything));
    }

    @Override
    public void damageEdits(String projectId, long sequenceNumber, String json) {
        BsonValue anything = BSON.toBson(json(json.getBytes(StandardCharsets.UTF_8)));
        revisions().updateOne(eq("_id", projectId + ":" + sequenceNumber), Updates.set("edits", anything));
    }

    @Override
    public String fingerprint(String projectId) {
        StringBuilder all = new StringBuilder();
        headers().find(eq("_id", projectId)).forEach(header -> all.append(header.toJson()));
        documents().find(eq("_id", projectId)).forEach(document -> all.append(document.toJson()));
        revisions().find(eq("projectId", projectId)).forEach(revision -> all.append(revision.toJson()));
        snapshots().find(eq("projectId", projectId)).forEach(snapshot -> all.append(snapshot.toJson()));
        return all.toString();
    }

    MongoCollection<Document> headers() {
        return mongo().getCollection(Headers.COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
    }

    MongoCollection<Document> documents() {
        return mongo().getCollection(Documents.COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
    }

    MongoCollection<Document> snapshots() {
        return mongo().getCollection(Snapshots.COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
    }

    MongoCollection<Document> revisions() {
        return mongo().getCollection(Revisions.COLLECTION).withWriteConcern(WriteConcern.MAJORITY);
    }

    // Creation in steps

    @Test
    void aCreationInterruptedBeforeItsHeaderIsCompletedByTheSameCreation() {
        Project project = aProject("Nightfall", 3);
        Revision first = Projects.revision(project.id(), 1, new ReplaceProject(project));
        store().create(Projects.header(project, "ada"), first, project);
        headers().deleteOne(eq("_id", project.id()));
        documents().deleteOne(eq("_id", project.id()));
        assertThat(store().load(project.id())).isEmpty();

        assertThat(store().create(Projects.header(project, "ada"), first, project))
                .isTrue();

        assertThat(loaded(project.id()).newest()).isEqualTo(project);
        assertThat(documents().countDocuments(eq("_id", project.id()))).isEqualTo(1);
    }

    @Test
    void anInterruptedCreationOfSomeoneElseBecomesTheirProject() {
        Project theirs = aProject("Theirs", 3);
        create(theirs, "bob");
        headers().deleteOne(eq("_id", theirs.id()));
        documents().deleteOne(eq("_id", theirs.id()));

        assertThat(create(theirs.withName("Mine"), "ada")).isFalse();

        assertThat(loaded(theirs.id()).newest()).isEqualTo(theirs);
        StoredProject loaded = loaded(theirs.id());
        assertThat(loaded.header()).isEqualTo(Projects.header(theirs, "bob").withSize(loaded.documentSize()));
        assertThat(documents().countDocuments(eq("_id", theirs.id()))).isEqualTo(1);
    }

    @Test
    void aProjectWhoseDocumentWasNeverWrittenIsReadFromItsRevisions() {
        Project project = created(3);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        documents().deleteOne(eq("_id", project.id()));

        assertThat(loaded(project.id()).newest()).isEqualTo(project.withName("two"));
        assertThat(loaded(project.id()).sequenceNumber()).isEqualTo(2);
        assertThat(documents().countDocuments(eq("_id", project.id())))
                .as("loading writes nothing")
                .isZero();
    }

    @Test
    void aDocumentIsWrittenWhereThereIsNone() {
        Project project = created(2);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        documents().deleteOne(eq("_id", project.id()));

        store().writeDocument(project.withName("two"), 2);

        assertThat(loaded(project.id()).documentSequenceNumber()).isEqualTo(2);
        assertThat(document(project.id()).name()).isEqualTo("two");
    }

    @Test
    void whatWasStoredBeforeWeightsWereIsReadOneByOne() {
        Project project = created(2);
        for (int number = 2; number <= 5; number++) {
            store().append(Projects.revision(project.id(), number, new RenameProject("name " + number)));
        }
        revisions().updateMany(eq("projectId", project.id()), Updates.unset("weight"));
        documents().updateMany(eq("_id", project.id()), Updates.unset("weight"));
        HeaviestRead reads = new HeaviestRead(store());

        assertThat(store().weights(project.id(), 4, 10)).containsExactly(Weight.UNKNOWN, Weight.UNKNOWN);
        assertThat(store().documentWeight(project.id())).contains(new DocumentWeight(Weight.UNKNOWN, 1));
        assertThat(reads.store().load(project.id()).orElseThrow().newest().name())
                .isEqualTo("name 5");
        assertThat(reads.mostAtOnce()).isEqualTo(1);
    }

    // The stored form

    @Test
    void aDocumentIsStoredOpenToOtherPrograms() {
        Project project = created(2);

        assertThat(documents().countDocuments(Filters.and(eq("_id", project.id()), eq("project.shots.id", "shot-2"))))
                .isEqualTo(1);
        Document header = headers().find(eq("_id", project.id())).first();
        assertThat(header)
                .containsEntry("name", "one")
                .containsEntry("owner", "ada")
                .containsEntry("sequenceNumber", 1L);
    }

    @Test
    void aLargeProjectIsStoredCompressedAndASmallOneOpenAgain() {
        Project large = Projects.withPrompts(Projects.newId(), 12, "A very long prompt. ".repeat(50_000));
        create(large, "ada");
        Document stored = documents().find(eq("_id", large.id())).first();
        assertThat(stored).containsKey("compressed").doesNotContainKey("project");
        assertThat(stored.get("compressed", Binary.class).length()).isLessThan(100_000);
        assertThat(revisions().find(eq("_id", large.id() + ":1")).first())
                .containsKey("compressedEdits")
                .doesNotContainKey("edits");

        Project small = large.withShots(List.of());
        save(large, Projects.revision(large.id(), 2, new ReplaceProject(small)));

        assertThat(documents().find(eq("_id", large.id())).first())
                .containsKey("project")
                .doesNotContainKey("compressed");
        assertThat(loaded(large.id()).newest()).isEqualTo(small);
    }

    @Test
    void aTruncatedCompressedDocumentIsReportedAndHandedOut() {
        Project large = Projects.withPrompts(Projects.newId(), 12, "A very long prompt. ".repeat(50_000));
        create(large, "ada");
        byte[] whole = documents()
                .find(eq("_id", large.id()))
                .first()
                .get("compressed", Binary.class)
                .getData();
        documents().updateOne(eq("_id", large.id()), Updates.set("compressed", Arrays.copyOf(whole, 200)));
        String before = fingerprint(large.id());

        assertThatExceptionOfType(UnreadableProject.class).isThrownBy(() -> store().load(large.id()));

        assertThat(json(store().raw(large.id()).orElseThrow()).has("compressed"))
                .isTrue();
        assertThat(fingerprint(large.id())).isEqualTo(before);
    }

    @Test
    void aDamagedSnapshotIsAsIfItWereNotThereAndNeverTouched() {
        Project project = created(3);
        store().keepSnapshot(new Snapshot(project, 1_000));
        byte[] whole = snapshots()
                .find(eq("projectId", project.id()))
                .first()
                .get("compressed", Binary.class)
                .getData();
        snapshots()
                .updateOne(
                        eq("_id", project.id() + ":1"),
                        Updates.set("compressed", Arrays.copyOf(whole, whole.length / 2)));
        String before = fingerprint(project.id());

        assertThat(store().snapshot(project.id(), 1_000)).isEmpty();
        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    void aValueThatJsonDoesNotHaveIsReportedAndWrittenOutForThePerson() {
        Project project = created(1);
        storeInstead(project.id(), new BsonDocument("name", new BsonDateTime(0)).append("id", new BsonString("x")));

        assertThatExceptionOfType(UnreadableProject.class).isThrownBy(() -> store().load(project.id()));

        assertThat(new String(store().raw(project.id()).orElseThrow(), StandardCharsets.UTF_8))
                .contains("1970-01-01T00:00:00Z");
    }

    @Test
    void aMissingRevisionIsReportedAndNotPassedOver() {
        Project project = created(2);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        store().append(Projects.revision(project.id(), 3, new RenameProject("three")));
        store().updateHeader(Projects.update(project, 3));
        revisions().deleteOne(eq("_id", project.id() + ":2"));

        assertThatExceptionOfType(UnreadableProject.class)
                .isThrownBy(() -> store().load(project.id()))
                .withStackTraceContaining("revision 2 is missing");
    }

    @Test
    void aHeaderOfWhichNothingIsRightSpoilsNoList() {
        Project project = created(1);
        headers()
                .replaceOne(
                        eq("_id", project.id()),
                        new Document("name", 5)
                                .append("owner", List.of())
                                .append("members", List.of("x", new Document("username", "eve").append("role", "KING")))
                                .append("shots", "many")
                                .append(HeaderFields.FOLDED_ID, project.id()));

        assertThat(store().headers(Projects.query().text(project.id()).get()))
                .singleElement()
                .satisfies(header -> assertThat(header.name()).isEqualTo(project.id()))
                .satisfies(header -> assertThat(header.roleOf("eve")).isEmpty());
    }

    @Test
    void makingIndexesFailsNowhere() {
        new Indexes(headers(), Runnable::run).createOnce();
        create(Project.empty(Projects.newId(), "after"), "ada");
    }
}
