package studio.storycore.storage.embedded;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the application relies on, asked through the driver it uses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoBehaviourTest {

    private static final int MEGABYTE = 1024 * 1024;

    private StoreFixture fixture;
    private MongoCollection<Document> collection;
    private int number;

    @BeforeAll
    void open(@TempDir Path folder) {
        fixture = new StoreFixture(folder);
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @BeforeEach
    void useACollectionOfItsOwn() {
        collection = fixture.collection("c" + number++);
    }

    @Test
    void aHealthCheckGetsAnAnswer() {
        Document hello = fixture.client.getDatabase(EmbeddedStore.DATABASE).runCommand(new Document("hello", 1));

        assertThat(hello).containsKey("maxWireVersion");
    }

    @Test
    void aSecondInsertOfAnIdIsADuplicateKey() {
        collection.insertOne(new Document("_id", "p:1").append("by", "ada"));

        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> collection.insertOne(new Document("_id", "p:1").append("by", "bob")))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(11000));
        assertThat(collection.find().first()).containsEntry("by", "ada");
    }

    @Test
    void aUniqueIndexRefusesASecondDocumentAndFindsTheFirst() {
        collection.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        collection.insertOne(new Document("_id", 1).append("name", "ada"));
        collection.insertOne(new Document("_id", 2).append("name", "bob"));

        assertThatThrownBy(() -> collection.insertOne(new Document("_id", 3).append("name", "ada")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThatThrownBy(() -> collection.updateOne(eq("_id", 2), set("name", "ada")))
                .isInstanceOf(MongoWriteException.class);
        assertThatThrownBy(() -> collection.replaceOne(eq("_id", 2), new Document("name", "ada")))
                .isInstanceOf(MongoWriteException.class);
        assertThat(collection.find(eq("name", "bob")).first()).containsEntry("_id", 2);
        assertThat(collection.countDocuments()).isEqualTo(2);
    }

    @Test
    void aUniqueIndexFollowsUpdatesReplacementsAndDeletes() {
        collection.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        collection.insertOne(new Document("_id", 1).append("name", "ada"));

        collection.replaceOne(eq("_id", 1), new Document("name", "bob"));
        assertThat(collection.find(eq("name", "ada")).first()).isNull();
        assertThat(collection.find(eq("name", "bob")).first()).isNotNull();

        collection.updateOne(eq("_id", 1), set("name", "cy"));
        assertThat(collection.find(eq("name", "bob")).first()).isNull();

        collection.deleteOne(eq("_id", 1));
        collection.insertOne(new Document("_id", 2).append("name", "cy"));
        assertThat(collection.find(eq("name", "cy")).first()).containsEntry("_id", 2);
    }

    @Test
    void aUniqueIndexOverDuplicatesIsRefusedAndTheStoreGoesOn() {
        collection.insertMany(List.of(new Document("name", "ada"), new Document("name", "ada")));

        assertThatThrownBy(() -> collection.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true)))
                .isInstanceOf(DuplicateKeyException.class);
        collection.insertOne(new Document("name", "ada"));
        assertThat(collection.countDocuments()).isEqualTo(3);
    }

    @Test
    void aGuardedReplacementHappensOnlyWhenTheGuardHolds() {
        collection.insertOne(
                new Document("_id", "p").append("sequenceNumber", 5L).append("name", "old"));

        var stale = collection.replaceOne(
                and(eq("_id", "p"), lt("sequenceNumber", 5L)), new Document("sequenceNumber", 4L));
        var newer = collection.replaceOne(
                and(eq("_id", "p"), lt("sequenceNumber", 6L)),
                new Document("_id", "p").append("sequenceNumber", 6L).append("name", "new"));

        assertThat(stale.getMatchedCount()).isZero();
        assertThat(newer.getModifiedCount()).isOne();
        assertThat(collection.find().first())
                .isEqualTo(new Document("_id", "p").append("sequenceNumber", 6L).append("name", "new"));
    }

    @Test
    void aGuardedUpsertOfAnOvertakenDocumentIsADuplicateKey() {
        collection.insertOne(new Document("_id", "p").append("sequenceNumber", 5L));

        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> collection.replaceOne(
                        and(eq("_id", "p"), lt("sequenceNumber", 5L)),
                        new Document("sequenceNumber", 4L),
                        new ReplaceOptions().upsert(true)))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(11000));
    }

    @Test
    void aReplacementKeepsTheIdAndCannotChangeIt() {
        collection.insertOne(new Document("_id", 1).append("a", 1).append("b", 2));

        assertThat(collection.replaceOne(eq("_id", 1), new Document("b", 3)).getModifiedCount())
                .isOne();
        assertThat(collection.replaceOne(eq("_id", 1), new Document("b", 3)).getModifiedCount())
                .isZero();
        assertThatThrownBy(() -> collection.replaceOne(eq("b", 3), new Document("_id", 2)))
                .isInstanceOf(MongoWriteException.class);
        assertThat(collection.find().first()).isEqualTo(new Document("_id", 1).append("b", 3));
    }

    @Test
    void updateOperatorsReachIntoNestedFieldsAndLists() {
        collection.insertOne(new Document("_id", 1)
                .append("a", new Document("b", new Document("c", 1)))
                .append("list", List.of(new Document("id", "x").append("n", 1), new Document("id", "y").append("n", 2)))
                .append("gone", true));

        collection.updateOne(
                eq("_id", 1),
                combine(set("a.b.d", "new"), inc("a.b.c", 2), unset("gone"), push("tags", "t"), set("list.1.n", 7)));
        collection.updateOne(and(eq("_id", 1), eq("list.id", "x")), set("list.$.n", 9));

        assertThat(collection.find().first())
                .isEqualTo(new Document("_id", 1)
                        .append("a", new Document("b", new Document("c", 3).append("d", "new")))
                        .append(
                                "list",
                                List.of(new Document("id", "x").append("n", 9), new Document("id", "y").append("n", 7)))
                        .append("tags", List.of("t")));
    }

    @Test
    void findOneAndUpdateReturnsTheDocumentBeforeOrAfter() {
        collection.insertOne(new Document("_id", 1).append("n", 1));

        assertThat(collection.findOneAndUpdate(and(eq("_id", 1), lt("n", 2)), inc("n", 1)))
                .containsEntry("n", 1);
        assertThat(collection.findOneAndUpdate(
                        eq("_id", 1), inc("n", 1), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .containsEntry("n", 3);
        assertThat(collection.findOneAndUpdate(and(eq("_id", 1), lt("n", 2)), inc("n", 1)))
                .isNull();
        assertThat(collection.findOneAndDelete(eq("_id", 1))).isNotNull();
        assertThat(collection.countDocuments()).isZero();
    }

    @Test
    void anUpsertInserts() {
        var result = collection.updateOne(eq("_id", 1), set("n", 1), new UpdateOptions().upsert(true));
        assertThat(result.getUpsertedId()).isNotNull();
        collection.updateOne(eq("_id", 1), set("n", 2), new UpdateOptions().upsert(true));
        assertThat(collection.find().into(new ArrayList<>())).containsExactly(new Document("_id", 1).append("n", 2));
    }

    @Test
    void aPageIsSortedSkippedLimitedAndProjected() {
        collection.insertMany(IntStream.range(0, 100)
                .mapToObj(i -> new Document("_id", i)
                        .append("name", "n" + i % 10)
                        .append("nested", new Document("size", 100 - i))
                        .append("body", "x".repeat(1000)))
                .toList());

        assertThat(collection
                        .find(gt("nested.size", 50))
                        .sort(descending("name", "_id"))
                        .skip(2)
                        .limit(3)
                        .projection(include("name", "nested.size"))
                        .into(new ArrayList<>()))
                .containsExactly(
                        new Document("_id", 29).append("name", "n9").append("nested", new Document("size", 71)),
                        new Document("_id", 19).append("name", "n9").append("nested", new Document("size", 81)),
                        new Document("_id", 9).append("name", "n9").append("nested", new Document("size", 91)));
        assertThat(collection
                        .find(eq("_id", 3))
                        .projection(exclude("body", "nested.size"))
                        .first())
                .isEqualTo(new Document("_id", 3).append("name", "n3").append("nested", new Document()));
        assertThat(collection
                        .find(eq("_id", 3))
                        .projection(new Document("_id", 0).append("name", 1))
                        .first())
                .isEqualTo(new Document("name", "n3"));
        assertThat(collection.find().sort(ascending("nested.size")).limit(1).first())
                .containsEntry("_id", 99);
    }

    @Test
    void orAndRegexAndCombinationsWithAnIdMatchAsTheySay() {
        collection.insertMany(List.of(
                new Document("_id", "1").append("name", "The Lighthouse").append("owner", "ada"),
                new Document("_id", "2").append("name", "Été à Paris").append("owner", "bob"),
                new Document("_id", "3")
                        .append("name", "other")
                        .append("owner", "ada")
                        .append("members", List.of(new Document("user", "bob").append("role", "VIEWER")))));

        assertThat(ids(regex("name", Pattern.compile("lighthouse", Pattern.CASE_INSENSITIVE))))
                .containsExactly("1");
        assertThat(ids(regex("name", Pattern.compile("été", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))))
                .containsExactly("2");
        assertThat(ids(or(eq("owner", "bob"), eq("members.user", "bob")))).containsExactly("2", "3");
        assertThat(ids(and(in("_id", "1", "2"), eq("owner", "bob")))).containsExactly("2");
        assertThat(ids(or(eq("_id", "1"), eq("_id", "3")))).containsExactly("1", "3");
        assertThat(ids(and(eq("_id", "1"), or(eq("owner", "bob"), eq("name", "other")))))
                .isEmpty();
        assertThat(ids(regex("_id", Pattern.compile("^[12]$")))).containsExactly("1", "2");
        assertThat(ids(new Document("_id", new Document("$in", List.of("3", "1", "4", "1")))))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(ids(new Document(
                        "$and", List.of(new Document("_id", new Document("$gt", "1")), new Document("_id", "2")))))
                .containsExactly("2");
        assertThat(ids(new Document("_id", new Document("$in", List.of("1", "2")).append("$ne", "1"))))
                .containsExactly("2");
    }

    private List<Object> ids(org.bson.conversions.Bson filter) {
        List<Object> ids = new ArrayList<>();
        collection.find(filter).forEach(document -> ids.add(document.get("_id")));
        return ids;
    }

    @Test
    void numbersOfEveryKindAreTheSameId() {
        collection.insertOne(new Document("_id", 7));
        assertThat(collection.find(eq("_id", 7L)).first()).isNotNull();
        assertThat(collection.find(eq("_id", 7.0)).first()).isNotNull();
        assertThatThrownBy(() -> collection.insertOne(new Document("_id", 7L))).isInstanceOf(MongoWriteException.class);
    }

    @Test
    void everyKindOfValueComesBackAsItWas() {
        Document document = new Document("_id", new ObjectId())
                .append("int", 1)
                .append("long", Long.MAX_VALUE)
                .append("double", 0.1)
                .append("decimal", Decimal128.parse("1.10"))
                .append("true", true)
                .append("null", null)
                .append("date", Date.from(Instant.ofEpochMilli(1)))
                .append("list", Arrays.asList(1, "a", null, List.of(), new Document()))
                .append("binary", new Binary(new byte[] {0, 1, -1}))
                .append("empty", "")
                .append("uuid", UUID.randomUUID())
                .append("regex", new org.bson.BsonRegularExpression("a", "i"));
        collection.insertOne(document);
        assertThat(collection.find().first()).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\0b", "\0", "👩‍👩‍👧 🎬", "مرحبا שלום", "e\u0301 ﷽ \uFEFF", "line\r\nend\t\u001F\u007F\u2028"
            })
    void textOfEveryKindComesBackAsItWas(String text) {
        collection.insertOne(
                new Document("_id", text).append("text", text).append("nested", List.of(new Document("t", text))));
        assertThat(collection.find(eq("_id", text)).first()).containsEntry("text", text);
        assertThat(collection.find(eq("text", text)).first()).containsEntry("_id", text);
        collection.updateOne(eq("_id", text), set("more", text));
        assertThat(collection.find().first()).containsEntry("more", text);
    }

    @Test
    void namesWithDotsAndDollarsBelowTheFirstLevelAreData() {
        Document odd = new Document("a.b", 1)
                .append("$ref", 2)
                .append("$set", 3)
                .append("", 4)
                .append("💡", 5)
                .append("list", List.of(new Document("c.d", 1).append("$e", 2)));
        collection.insertOne(new Document("_id", 1).append("project", odd));
        assertThat(collection.find(eq("_id", 1)).first()).containsEntry("project", odd);

        Document other = new Document(odd).append("f.g", new Document("$h.i", 1));
        collection.replaceOne(eq("_id", 1), new Document("n", 1).append("project", other));
        assertThat(collection.find(eq("_id", 1)).first()).containsEntry("project", other);

        Document third = new Document(odd).append("$third", 3);
        collection.updateOne(eq("_id", 1), combine(set("project", third), set("n", 2)));
        assertThat(collection.find(eq("_id", 1)).first()).containsEntry("project", third);
    }

    @Test
    void tenMegabytesOfBytesAndDocumentsNearTheLimitAreKept() {
        byte[] bytes = new byte[10 * MEGABYTE];
        new Random(1).nextBytes(bytes);
        collection.insertOne(new Document("_id", 1).append("bytes", new Binary(bytes)));
        assertThat(collection
                        .find(eq("_id", 1))
                        .first()
                        .get("bytes", Binary.class)
                        .getData())
                .isEqualTo(bytes);

        String text = "x".repeat(16 * MEGABYTE - 20 * 1024);
        collection.insertOne(new Document("_id", 2).append("text", text));
        collection.replaceOne(eq("_id", 2), new Document("text", text).append("n", 2));
        collection.updateOne(eq("_id", 2), set("n", 3));
        assertThat(collection.find(eq("_id", 2)).first()).containsEntry("n", 3).containsEntry("text", text);
    }

    @Test
    void aDocumentBeyondTheLimitIsRefusedAndTheStoreGoesOn() {
        String text = "x".repeat(16 * MEGABYTE);
        assertThatThrownBy(() -> collection.insertOne(new Document("_id", 1).append("text", text)))
                .isInstanceOf(BsonMaximumSizeExceededException.class);
        collection.insertOne(new Document("_id", 2).append("a", "x".repeat(9 * MEGABYTE)));
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> collection.updateOne(eq("_id", 2), set("b", "x".repeat(9 * MEGABYTE))))
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(10334));
        assertThat(collection.find(eq("_id", 2)).first()).doesNotContainKey("b");
    }

    @Test
    void aLongAnswerComesInBatches() {
        String body = "x".repeat(MEGABYTE / 2);
        for (int from = 0; from < 100; from += 20) {
            collection.insertMany(IntStream.range(from, from + 20)
                    .mapToObj(i -> new Document("_id", i).append("body", body).append("even", i % 2 == 0))
                    .toList());
        }
        List<Integer> seen = new ArrayList<>();
        collection.find().forEach(document -> seen.add(document.getInteger("_id")));
        assertThat(seen).isEqualTo(IntStream.range(0, 100).boxed().toList());

        try (var cursor = collection.find(eq("even", true)).batchSize(5).iterator()) {
            assertThat(cursor.next()).containsEntry("_id", 0);
            collection.deleteMany(gt("_id", 50));
            collection.updateOne(eq("_id", 20), set("even", false));
            List<Integer> rest = new ArrayList<>();
            cursor.forEachRemaining(document -> rest.add(document.getInteger("_id")));
            assertThat(rest).contains(2, 18, 22, 50).doesNotContain(52, 20);
        }
    }

    @Test
    void countsAndDistinctValuesAndDeletesOfMany() {
        collection.insertMany(IntStream.range(0, 50)
                .mapToObj(i -> new Document("_id", i).append("k", i % 5))
                .toList());
        assertThat(collection.countDocuments(eq("k", 1))).isEqualTo(10);
        assertThat(collection.countDocuments(eq("k", 9))).isZero();
        assertThat(collection.countDocuments(
                        lt("k", 2), new CountOptions().skip(3).limit(10)))
                .isEqualTo(10);
        assertThat(collection.countDocuments(lt("k", 2), new CountOptions().skip(15)))
                .isEqualTo(5);
        assertThat(collection
                        .aggregate(List.of(
                                new Document("$match", eq("k", 1)),
                                new Document(
                                        "$group",
                                        new Document("_id", "$k").append("sum", new Document("$sum", "$_id")))))
                        .first())
                .isEqualTo(new Document("_id", 1).append("sum", 235));
        assertThat(collection.estimatedDocumentCount()).isEqualTo(50);
        assertThat(collection.distinct("k", Integer.class).into(new ArrayList<>()))
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(collection.updateMany(eq("k", 2), set("k", 1)).getModifiedCount())
                .isEqualTo(10);
        assertThat(collection.deleteMany(eq("k", 1)).getDeletedCount()).isEqualTo(20);
        assertThat(collection.countDocuments()).isEqualTo(30);
    }

    @Test
    void insertingManyStopsAtTheDuplicate() {
        collection.insertOne(new Document("_id", 1));
        assertThatThrownBy(() -> collection.insertMany(
                        List.of(new Document("_id", 0), new Document("_id", 1), new Document("_id", 2))))
                .isInstanceOf(MongoException.class);
        assertThat(collection.find().into(new ArrayList<>()))
                .extracting(d -> d.get("_id"))
                .containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void insertingManyRegardlessOfOrderSkipsTheDuplicate() {
        collection.insertOne(new Document("_id", 1));
        assertThatExceptionOfType(MongoBulkWriteException.class)
                .isThrownBy(() -> collection.insertMany(
                        List.of(new Document("_id", 1), new Document("_id", 2)),
                        new InsertManyOptions().ordered(false)))
                .satisfies(
                        e -> assertThat(e.getWriteResult().getInsertedCount()).isOne());
        assertThat(collection.countDocuments()).isEqualTo(2);
    }

    @Test
    void whatWouldMeanSomethingElseHereIsRefused() {
        collection.insertOne(new Document("_id", 1).append("a.b", 1));
        assertThatThrownBy(() -> collection.updateOne(eq("_id", 1), set("n", 1)))
                .isInstanceOf(MongoException.class);
        assertThat(collection.find().first()).doesNotContainKey("n");
        assertThatThrownBy(() -> collection.createIndex(
                        Indexes.ascending("n"), new IndexOptions().unique(true).partialFilterExpression(gt("n", 1))))
                .isInstanceOf(MongoCommandException.class);
        assertThatThrownBy(() -> collection
                        .find()
                        .collation(Collation.builder().locale("fr").build())
                        .first())
                .isInstanceOf(MongoException.class)
                .hasMessageContaining("no collations");
    }

    @Test
    void droppedCollectionsAndIndexesAreGone() {
        collection.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
        collection.insertOne(new Document("_id", 1).append("name", "ada"));
        collection.dropIndex(Indexes.ascending("name"));
        collection.insertOne(new Document("_id", 2).append("name", "ada"));
        collection.drop();
        assertThat(collection.countDocuments()).isZero();
        collection.insertOne(new Document("_id", 1));
        assertThat(collection.countDocuments()).isOne();
        assertThat(fixture.client.listDatabaseNames().into(new ArrayList<>())).contains(EmbeddedStore.DATABASE);
        assertThat(fixture.client
                        .getDatabase("unknown")
                        .getCollection("c")
                        .find()
                        .first())
                .isNull();
        fixture.client.getDatabase("unknown").drop();
    }

    @Test
    void changeStreamsAndSessionsAreMissingAndSaySo() {
        assertThatExceptionOfType(MongoCommandException.class)
                .isThrownBy(() -> collection.watch().iterator().next())
                .satisfies(e -> assertThat(e.getCode()).isEqualTo(40573));
        try (ClientSession session = fixture.client.startSession()) {
            assertThatThrownBy(() -> collection.insertOne(session, new Document("_id", 1)))
                    .isInstanceOf(MongoClientException.class)
                    .hasMessageContaining("doesn't support sessions");
        }
    }

    @Test
    void nobodyElseGetsIn() {
        String address = fixture.store.connectionString().replaceAll(".*@([^/]*)/.*", "$1");
        assertThat(address).startsWith("127.0.0.1:");
        try (MongoClient stranger = MongoClients.create("mongodb://" + address + "/?directConnection=true")) {
            assertThatExceptionOfType(MongoCommandException.class)
                    .isThrownBy(() -> stranger.getDatabase(EmbeddedStore.DATABASE)
                            .getCollection("c")
                            .find()
                            .first())
                    .satisfies(e -> assertThat(e.getCode()).isEqualTo(13));
        }
        try (MongoClient guessing = MongoClients.create("mongodb://storycore:guess@" + address
                + "/?directConnection=true&authMechanism=PLAIN&authSource=$external")) {
            assertThatThrownBy(() -> guessing.getDatabase(EmbeddedStore.DATABASE)
                            .getCollection("c")
                            .find()
                            .first())
                    .isInstanceOf(MongoSecurityException.class);
        }
    }
}
