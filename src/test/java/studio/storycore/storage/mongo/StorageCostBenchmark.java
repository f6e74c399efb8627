package studio.storycore.storage.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import studio.storycore.contract.ProjectBson;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.edit.SetShotText;
import studio.storycore.project.Project;
import studio.storycore.storage.HeaderQuery.Order;
import studio.storycore.storage.Projects;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.embedded.EmbeddedStore;

/**
 * What the store costs, on the embedded store, or on the MongoDB that {@code STORYCORE_TEST_MONGODB_URI} names. Prints
 * milliseconds: the median and the 95th of a hundred. Not run with the tests: {@code ./mvnw test
 * -Dtest=StorageCostBenchmark}.
 */
class StorageCostBenchmark {

    private static final ProjectJson JSON = new ProjectJson();
    private static final ProjectBson BSON = new ProjectBson(JSON);
    private static final String DATABASE = "storycore_benchmark";

    @TempDir
    private Path folder;

    private EmbeddedStore embedded;
    private MongoClient client;
    private MongoTemplate mongo;
    private StorageBackend store;

    @BeforeEach
    void open() {
        embedded = EmbeddedStore.open(folder);
        String named = System.getenv("STORYCORE_TEST_MONGODB_URI");
        client = MongoStorageContract.client(named == null ? embedded.connectionString() : named);
        mongo = new MongoTemplate(client, DATABASE);
        store = new MongoStorageBackend(mongo, JSON, BSON, Runnable::run);
    }

    @AfterEach
    void close() {
        client.getDatabase(DATABASE).drop();
        client.close();
        embedded.close();
    }

    @Test
    void savingAndLoadingProjectsOfManySizes() {
        for (int shots : new int[] {40, 100, 4_000}) {
            Project project = Projects.sample(Projects.newId(), "Nightfall", shots);
            store.create(
                    Projects.header(project, "ada"),
                    Projects.revision(project.id(), 1, new ReplaceProject(project)),
                    project);
            BsonDocument whole =
                    new BsonDocument("_id", new BsonString(project.id())).append("project", BSON.write(project));
            var plain = mongo.getCollection("plain").withDocumentClass(BsonDocument.class);
            ReplaceOptions upsert = new ReplaceOptions().upsert(true);
            measure(shots + " shots: the driver replaces the document", i -> {
                plain.replaceOne(new Document("_id", project.id()), whole, upsert);
            });
            measure(shots + " shots: append a one-field change", i -> {
                store.append(Projects.revision(
                        project.id(), 2 + i, new SetShotText("shot-7", SetShotText.Text.PROMPT, "A storm, take " + i)));
            });
            measure(
                    shots + " shots: load, 200 revisions behind",
                    i -> store.load(project.id()).orElseThrow().newest());
            measure(shots + " shots: write the document", i -> store.writeDocument(project, 500 + i));
            measure(shots + " shots: load, document up to date", i -> store.load(project.id()));
            measure(shots + " shots: update the header", i -> store.updateHeader(Projects.update(project, 2 + i)));
        }
    }

    @Test
    void listingTenThousandProjects() {
        for (int i = 0; i < 10_000; i++) {
            Project project = Project.empty("p-" + i, "Project " + (i * 7919 % 10_000));
            mongo.getCollection(Headers.COLLECTION)
                    .withDocumentClass(BsonDocument.class)
                    .insertOne(HeaderFields.document(Projects.header(project, "person-" + i % 50)));
        }
        store.ping();
        for (Order order : Order.values()) {
            var query = Projects.query().order(order, true).page(200, 50).get();
            measure("10,000 headers: a page by " + order, i -> store.headers(query));
        }
        var mine = Projects.query().visibleTo("person-7").page(0, 50).get();
        measure("10,000 headers: a page of one person's", i -> store.headers(mine));
        var searched = Projects.query().text("ect 77").page(0, 50).get();
        measure("10,000 headers: a page of a search", i -> store.headers(searched));
        measure("10,000 headers: count of a search", i -> store.count(searched));
        measure(
                "10,000 headers: count of all",
                i -> store.count(Projects.query().get()));
    }

    private static void measure(String what, IntConsumer call) {
        int runs = 100;
        for (int i = 0; i < runs; i++) {
            call.accept(i);
        }
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long begin = System.nanoTime();
            call.accept(runs + i);
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%-55s %8.2f %8.2f%n", what, times[runs / 2], times[runs * 95 / 100]);
    }
}
