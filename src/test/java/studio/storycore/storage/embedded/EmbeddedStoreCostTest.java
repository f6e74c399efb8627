package studio.storycore.storage.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the operations cost that saving is made of, as medians; printed for the decision record. Only what must not grow
 * is held by an assertion, as a ratio within the same run, with room for a busy machine.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedStoreCostTest {

    private StoreFixture fixture;

    @BeforeAll
    void open(@TempDir Path folder) {
        fixture = new StoreFixture(folder);
        MongoCollection<Document> warm = fixture.collection("warm");
        for (int i = 0; i < 500; i++) {
            warm.insertOne(new Document("_id", i).append("sequenceNumber", 0));
            warm.updateOne(and(eq("_id", i), lt("sequenceNumber", 1)), set("sequenceNumber", 1));
            warm.find(eq("_id", i)).first();
        }
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @Test
    void insertingARevisionTakesAboutAMillisecond() {
        MongoCollection<Document> revisions = fixture.collection("revisions");
        report(
                "insert of a revision of 600 bytes",
                median(
                        500,
                        i -> revisions.insertOne(
                                new Document("_id", "project:" + i).append("edits", "x".repeat(500)))));
    }

    @Test
    void lookingUpByIdDoesNotGrowWithTheCollection() {
        MongoCollection<Document> few = filled("few", 100);
        MongoCollection<Document> many = filled("many", 100_000);
        double byIdFew = median(300, i -> few.find(eq("_id", "p" + i % 100)).first());
        double byIdMany = median(300, i -> many.find(eq("_id", "p" + i * 331)).first());
        report("find by _id among 100", byIdFew);
        report("find by _id among 100,000", byIdMany);
        report(
                "find 50 by $in among 100,000",
                median(
                        100,
                        i -> many.find(in(
                                        "_id",
                                        IntStream.range(i, i + 50)
                                                .mapToObj(n -> "p" + n * 97)
                                                .toList()))
                                .into(new ArrayList<>())));
        many.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        double byName = median(300, i -> many.find(eq("name", "name" + i * 331)).first());
        report("find by unique name among 100,000", byName);

        double guardedFew = guarded(few, 100);
        double guardedMany = guarded(many, 100_000);
        report("guarded $set by _id among 100", guardedFew);
        report("guarded $set by _id among 100,000", guardedMany);
        double replaced = median(
                300,
                i -> many.replaceOne(
                        and(eq("_id", "p" + i * 331), lt("sequenceNumber", 1000L)),
                        new Document("name", "name" + i * 331).append("sequenceNumber", 900L)));
        report("guarded replace by _id among 100,000", replaced);

        assertThat(byIdMany).isLessThan(10 * byIdFew);
        assertThat(byName).isLessThan(10 * byIdFew);
        assertThat(guardedMany).isLessThan(10 * guardedFew);
        assertThat(replaced).isLessThan(10 * guardedFew);
    }

    private static double guarded(MongoCollection<Document> collection, int size) {
        return median(
                300,
                i -> assertThat(collection
                                .updateOne(
                                        and(eq("_id", "p" + i * 331 % size), lt("sequenceNumber", 1L + i)),
                                        set("sequenceNumber", 1L + i))
                                .getMatchedCount())
                        .isOne());
    }

    private MongoCollection<Document> filled(String name, int size) {
        MongoCollection<Document> collection = fixture.collection(name);
        for (int from = 0; from < size; from += 1000) {
            collection.insertMany(IntStream.range(from, Math.min(size, from + 1000))
                    .mapToObj(i -> new Document("_id", "p" + i)
                            .append("name", "name" + i)
                            .append("sequenceNumber", 0L))
                    .toList());
        }
        return collection;
    }

    @Test
    void listingHeadersDoesNotReadTheBodies() {
        MongoCollection<Document> projects = fixture.collection("projects");
        for (int from = 0; from < 10_000; from += 500) {
            projects.insertMany(IntStream.range(from, from + 500)
                    .mapToObj(i -> new Document("_id", "p" + i)
                            .append("sequenceNumber", 1L)
                            .append("name", "Film number " + i * 7919 % 10_000)
                            .append("owner", "user" + i % 100)
                            .append("project", project(2)))
                    .toList());
        }
        var filter = Filters.and(
                eq("trashedAt", null),
                Filters.or(
                        Filters.regex("name", Pattern.compile("number 99", Pattern.CASE_INSENSITIVE)),
                        eq("owner", "user7")));
        report(
                "page of 50 of 10,000 projects: filter, sort, skip",
                median(
                        15,
                        i -> projects.find(filter)
                                .sort(ascending("name", "_id"))
                                .skip(20)
                                .limit(50)
                                .projection(exclude("project"))
                                .into(new ArrayList<>())));
        report(
                "page of 50 of 10,000 projects: all, sort, skip",
                median(
                        15,
                        i -> projects.find(eq("trashedAt", null))
                                .sort(ascending("name", "_id"))
                                .skip(5000)
                                .limit(50)
                                .projection(exclude("project"))
                                .into(new ArrayList<>())));
        report("count of 10,000 projects with a filter", median(15, i -> projects.countDocuments(filter)));
    }

    @Test
    void aLargeDocument() {
        MongoCollection<Document> collection = fixture.collection("large");
        Document body = project(4000);
        collection.insertOne(
                new Document("_id", "p").append("sequenceNumber", 0L).append("project", body));
        report(
                "replace of a 4,000-shot document",
                median(
                        40,
                        i -> collection.replaceOne(
                                and(eq("_id", "p"), lt("sequenceNumber", 1L + i)),
                                new Document("sequenceNumber", 1L + i).append("project", body))));
        report(
                "$set of its header only",
                median(
                        40,
                        i -> collection.updateOne(
                                and(eq("_id", "p"), lt("sequenceNumber", 100L + i)),
                                combine(set("sequenceNumber", 100L + i), set("name", "n" + i)))));
        report(
                "$set of header and body",
                median(
                        40,
                        i -> collection.updateOne(
                                and(eq("_id", "p"), lt("sequenceNumber", 200L + i)),
                                combine(set("sequenceNumber", 200L + i), set("project", body)))));
        report("find of it", median(40, i -> collection.find(eq("_id", "p")).first()));
        report(
                "find of it without the body",
                median(
                        40,
                        i -> collection
                                .find(eq("_id", "p"))
                                .projection(exclude("project"))
                                .first()));
    }

    private static Document project(int shots) {
        List<Document> list = IntStream.range(0, shots)
                .mapToObj(i -> new Document("id", "shot-" + i)
                        .append("sequenceId", "sequence-" + i / 20)
                        .append("startTime", i * 4.0)
                        .append("duration", 4.0)
                        .append("prompt", "A wide shot of the harbour at dawn, fog over the water, number " + i)
                        .append(
                                "metadata",
                                new Document("cameraAngle", "low")
                                        .append("lighting", "soft")
                                        .append("mood", "calm")))
                .toList();
        return new Document("id", "p")
                .append("name", "Film")
                .append("schemaVersion", "1.0")
                .append("shots", list);
    }

    private static double median(int times, IntConsumer operation) {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            operation.accept(i);
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[times / 2];
    }

    private static void report(String operation, double millis) {
        System.out.printf("embedded store: %-60s %8.2f ms%n", operation, millis);
    }
}
