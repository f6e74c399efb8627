package studio.storycore.storage.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedStoreTest {

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterReopeningWithItsIndexes() {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            MongoCollection<Document> users = fixture.collection("users");
            users.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
            users.createIndex(Indexes.ascending("role"));
            users.insertOne(new Document("_id", 1).append("name", "ada"));
            fixture.client.getDatabase("other").getCollection("c").insertOne(new Document("_id", "x"));
        }
        try (StoreFixture fixture = new StoreFixture(folder)) {
            MongoCollection<Document> users = fixture.collection("users");
            assertThat(users.find(eq("name", "ada")).first()).containsEntry("_id", 1);
            assertThatThrownBy(() -> users.insertOne(new Document("_id", 2).append("name", "ada")))
                    .isInstanceOf(MongoException.class);
            assertThat(users.listIndexes().into(new ArrayList<>()))
                    .extracting(index -> index.get("name"))
                    .containsExactlyInAnyOrder("_id_", "name_1", "role_1");
            assertThat(fixture.client.getDatabase("other").getCollection("c").countDocuments())
                    .isOne();
        }
    }

    @Test
    void aSecondStoreInTheSameFolderIsRefused() {
        try (EmbeddedStore first = EmbeddedStore.open(folder)) {
            assertThatExceptionOfType(DataFolderInUse.class)
                    .isThrownBy(() -> EmbeddedStore.open(folder.resolve(".")))
                    .withMessageContaining(folder.toString())
                    .withMessageContaining("in use by another running StoryCore Studio")
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
            assertThat(first.file()).exists();
        }
        EmbeddedStore.open(folder).close();
    }

    @Test
    void aSecondProcessIsRefusedEvenAfterASecondAttemptInTheFirst() throws Exception {
        try (EmbeddedStore first = EmbeddedStore.open(folder)) {
            assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOf(DataFolderInUse.class);
            try (StoreProcess other = StoreProcess.writing(folder)) {
                assertThat(other.firstLine())
                        .startsWith("DataFolderInUse: ")
                        .contains("(process " + ProcessHandle.current().pid() + ")");
            }
            assertThat(first.hasFailed()).isFalse();
        }
    }

    @Test
    void theFolderAndItsFilesAreForTheirOwnerOnly() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path made = folder.resolve("a/b");
        try (StoreFixture fixture = new StoreFixture(made)) {
            fixture.collection("c").insertOne(new Document());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
            try (var files = Files.list(made)) {
                assertThat(files.toList())
                        .hasSize(3)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsUnusable() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatExceptionOfType(DataFolderUnusable.class)
                .isThrownBy(() -> EmbeddedStore.open(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("storycore.data-dir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noise", "cut in half", "cut a little", "older copy", "emptied", "deleted"})
    void aDamagedFileIsReportedAndLeftUntouched(String damage) throws IOException {
        Path file = someStore();
        byte[] older = Files.readAllBytes(file);
        try (StoreFixture fixture = new StoreFixture(folder)) {
            fixture.collection("c").insertOne(new Document("newest", true));
        }
        byte[] whole = Files.readAllBytes(file);
        switch (damage) {
            case "noise" -> Files.write(file, noise(whole.length));
            case "cut in half" -> cut(file, whole.length / 2);
            case "cut a little" -> cut(file, whole.length - 5000);
            case "older copy" -> Files.write(file, older);
            case "emptied" -> cut(file, 0);
            default -> Files.delete(file);
        }
        byte[] before = Files.exists(file) ? Files.readAllBytes(file) : null;

        assertThatExceptionOfType(StoreDamaged.class)
                .isThrownBy(() -> EmbeddedStore.open(folder))
                .withMessageContaining("storycore.store")
                .withMessageContaining("left untouched");

        assertThat(Files.exists(file) ? Files.readAllBytes(file) : null).isEqualTo(before);
        Files.write(file, whole);
        try (StoreFixture fixture = new StoreFixture(folder)) {
            assertThat(fixture.collection("c").find(eq("newest", true)).first()).isNotNull();
        }
    }

    @Test
    void aDocumentWhoseBytesChangedOnDiskStopsTheStartAndIsNeverHandedOut() throws IOException {
        Path file = someStore();
        byte[] bytes = Files.readAllBytes(file);
        int changed = 0;
        for (int i = 0; i + 8 < bytes.length; i++) {
            if (new String(bytes, i, 8, StandardCharsets.US_ASCII).equals("needle07")) {
                bytes[i + 7] = '8';
                changed++;
            }
        }
        assertThat(changed).isPositive();
        Files.write(file, bytes);
        assertThatExceptionOfType(StoreDamaged.class)
                .isThrownBy(() -> EmbeddedStore.open(folder))
                .withMessageContaining("1 document damaged on disk (row 8 of storycore.c)")
                .withMessageContaining("--storycore.restore-backup=none");
        try (StoreFixture fixture =
                new StoreFixture(EmbeddedStore.open(folder, StoreStart.NONE, InstantSource.system()))) {
            assertThatThrownBy(() -> fixture.collection("c").find(eq("_id", 7)).first())
                    .isInstanceOf(MongoException.class)
                    .hasMessageContaining("damaged on disk");
            assertThat(fixture.collection("c").find(eq("_id", 8)).first()).containsEntry("text", "needle08");
        }
    }

    private Path someStore() {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            for (int i = 0; i < 50; i++) {
                fixture.collection("c")
                        .insertOne(new Document("_id", i)
                                .append("text", "needle%02d".formatted(i))
                                .append("body", new Binary(noise(3000))));
            }
            return fixture.store.file();
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "sync"})
    void whenTheDiskRefusesNothingIsAcknowledgedUntilItWorksAgain(String operation) {
        FailingFile.Switch disk = new FailingFile.Switch();
        try (StoreFixture fixture = new StoreFixture(folder, new FailingDisk(disk))) {
            MongoCollection<Document> collection = fixture.collection("c");
            collection.insertOne(new Document("_id", 1));
            disk.fail(operation);

            assertThatExceptionOfType(MongoException.class)
                    .isThrownBy(() -> collection.insertOne(new Document("_id", 2)))
                    .withMessageContaining("could not write to disk")
                    .satisfies(e ->
                            assertThat(e.hasErrorLabel("RetryableWriteError")).isTrue());
            assertThatThrownBy(() -> collection.insertOne(new Document("_id", 3)))
                    .hasMessageContaining("could not write to disk");
            assertThatThrownBy(() -> collection.find().first()).hasMessageContaining("could not write to disk");
            assertThat(fixture.store.hasFailed()).isTrue();

            disk.heal();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> collection.find(eq("_id", 1)).first() != null);
            assertThat(fixture.store.hasFailed()).isFalse();
            collection.insertOne(new Document("_id", 3));
        }
        try (StoreFixture fixture = new StoreFixture(folder)) {
            assertThat(fixture.collection("c").find().into(new ArrayList<>()))
                    .extracting(document -> document.get("_id"))
                    .contains(1, 3);
        }
    }

    @Test
    void aDiskThatFailsAgainAndAgainLosesNothingAcknowledged() {
        FailingFile.Switch disk = new FailingFile.Switch();
        Random random = new Random(7);
        List<Integer> acknowledged = new ArrayList<>();
        try (StoreFixture fixture = new StoreFixture(folder, new FailingDisk(disk))) {
            MongoCollection<Document> collection = fixture.collection("c");
            for (int i = 0; i < 6; i++) {
                int round = i;
                disk.failAfter(random.nextInt(20), random.nextBoolean() ? "write" : "sync");
                for (int n = 0; !fixture.store.hasFailed(); n++) {
                    int id = round * 1000 + n;
                    try {
                        collection.insertOne(new Document("_id", id));
                        acknowledged.add(id);
                    } catch (MongoException e) {
                        assertThat(e).hasMessageContaining("could not write to disk");
                    }
                }
                disk.heal();
                Awaitility.await()
                        .ignoreExceptions()
                        .until(() -> collection.find().first() != null || round == 0);
                Awaitility.await().until(() -> !fixture.store.hasFailed());
                assertThat(ids(collection)).containsAll(acknowledged);
            }
        }
        try (StoreFixture fixture = new StoreFixture(folder)) {
            assertThat(ids(fixture.collection("c"))).containsAll(acknowledged);
        }
    }

    private static List<Integer> ids(MongoCollection<Document> collection) {
        List<Integer> ids = new ArrayList<>();
        collection.find().forEach(document -> ids.add(document.getInteger("_id")));
        return ids;
    }

    @Test
    void aWriteIsAnsweredOnlyAfterASync() {
        FailingFile.Switch disk = new FailingFile.Switch();
        try (StoreFixture fixture = new StoreFixture(folder, new FailingDisk(disk))) {
            fixture.collection("c").insertOne(new Document("_id", 1));
            assertThat(disk.isClean()).isTrue();
            for (int i = 0; i < 20; i++) {
                fixture.collection("c").updateOne(eq("_id", 1), set("n", i));
                assertThat(disk.isClean()).as("synced after the last write").isTrue();
            }
        }
    }

    @Test
    void readersNeverSeeADocumentThatIsHalfWritten() throws Exception {
        try (StoreFixture fixture = new StoreFixture(folder);
                ExecutorService threads = Executors.newFixedThreadPool(6)) {
            MongoCollection<Document> collection = fixture.collection("c");
            collection.insertOne(version(0));
            AtomicBoolean done = new AtomicBoolean();
            List<Future<Integer>> readers = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit((Callable<Integer>) () -> {
                        int reads = 0;
                        while (!done.get() || reads == 0) {
                            Document seen = i % 2 == 0
                                    ? collection.find(eq("_id", "p")).first()
                                    : collection.find().first();
                            assertThat(seen).isEqualTo(version(seen.getInteger("n")));
                            reads++;
                        }
                        return reads;
                    }))
                    .toList();
            for (int n = 1; n <= 100; n++) {
                Document next = version(n);
                if (n % 2 == 0) {
                    collection.replaceOne(eq("_id", "p"), next);
                } else {
                    collection.updateOne(eq("_id", "p"), new Document("$set", without(next, "_id")));
                }
            }
            done.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get()).isPositive();
            }
        }
    }

    private static Document version(int n) {
        return new Document("_id", "p")
                .append("n", n)
                .append(
                        "shots",
                        IntStream.range(0, 200)
                                .mapToObj(i -> new Document("id", i).append("n", n))
                                .toList())
                .append("last", n);
    }

    private static Document without(Document document, String field) {
        Document copy = new Document(document);
        copy.remove(field);
        return copy;
    }

    @Test
    void writersAtTheSameTimeAllGetThrough() throws Exception {
        try (StoreFixture fixture = new StoreFixture(folder);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            MongoCollection<Document> collection = fixture.collection("c");
            collection.insertOne(new Document("_id", "counter").append("n", 0));
            List<Future<?>> writers = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                int thread = t;
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        collection.insertOne(new Document("_id", thread + ":" + i));
                        collection.updateOne(eq("_id", "counter"), new Document("$inc", new Document("n", 1)));
                    }
                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(collection.countDocuments()).isEqualTo(201);
            assertThat(collection.find(eq("_id", "counter")).first()).containsEntry("n", 200);
        }
    }

    @Test
    void closingFinishesWhatRunsRefusesTheRestAndCanBeRepeated() throws Exception {
        ConcurrentLinkedQueue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
        StoreFixture fixture = new StoreFixture(folder);
        MongoCollection<Document> collection = fixture.collection("c");
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; ; i++) {
                    collection.insertOne(new Document("_id", i));
                    acknowledged.add(i);
                }
            });
            Awaitility.await().until(() -> acknowledged.size() > 20);
            fixture.store.close();
            assertThatThrownBy(writer::get).hasCauseInstanceOf(MongoException.class);
        }
        fixture.store.close();
        fixture.client.close();
        try (StoreFixture again = new StoreFixture(folder)) {
            List<Integer> stored = new ArrayList<>();
            again.collection("c").find().forEach(document -> stored.add(document.getInteger("_id")));
            assertThat(stored).containsAll(acknowledged);
        }
    }

    @Test
    void closingByAnInterruptedThreadClosesTheFileWell() {
        StoreFixture fixture = new StoreFixture(folder);
        fixture.collection("c").insertOne(new Document("_id", 1));
        Thread.currentThread().interrupt();
        fixture.store.close();
        assertThat(Thread.interrupted()).isTrue();
        fixture.client.close();
        try (StoreFixture again = new StoreFixture(folder)) {
            assertThat(again.collection("c").countDocuments()).isOne();
        }
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            try (StoreProcess process = StoreProcess.writing(folder)) {
                acknowledged.addAll(process.killAfter(150 + 100 * round));
            }
            try (StoreFixture fixture = new StoreFixture(folder)) {
                List<String> stored = new ArrayList<>();
                fixture.collection("c").find().forEach(document -> stored.add(document.getString("_id")));
                assertThat(stored).containsAll(acknowledged).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void compactingGivesSpaceBackAndKeepsEverythingWhileTheStoreIsOpen() throws IOException {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            MongoCollection<Document> collection = muchOutdated(fixture);
            collection.createIndex(Indexes.ascending("n"), new IndexOptions().unique(true));
            long before = Files.size(fixture.store.file());

            fixture.store.compact();

            assertThat(Files.size(fixture.store.file())).isLessThan(before / 3);
            assertHasTheNewest(collection);
            assertThat(collection.find(eq("n", 55)).first()).containsEntry("_id", 1);
            collection.insertOne(new Document("_id", 7).append("n", 1));
        }
        try (StoreFixture fixture = new StoreFixture(folder)) {
            assertThat(fixture.collection("c").find(eq("n", 1)).first()).containsEntry("_id", 7);
        }
    }

    @Test
    void closingGivesSpaceBack() throws IOException {
        long before;
        try (StoreFixture fixture = new StoreFixture(folder)) {
            muchOutdated(fixture);
            before = Files.size(fixture.store.file());
        }
        try (StoreFixture fixture = new StoreFixture(folder)) {
            assertThat(Files.size(fixture.store.file())).isLessThan(before / 3);
            assertHasTheNewest(fixture.collection("c"));
        }
    }

    @Test
    void aFileFromBeforeACompactionIsNotTakenForTheStore() throws IOException {
        byte[] older;
        try (StoreFixture fixture = new StoreFixture(folder)) {
            muchOutdated(fixture);
            older = Files.readAllBytes(fixture.store.file());
            fixture.store.compact();
        }
        Files.write(folder.resolve(DataFolder.STORE), older);
        assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOf(StoreDamaged.class);
    }

    @Test
    void aCompactionThatTheDiskRefusesOrThatWasKilledChangesNothing() throws IOException {
        FailingFile.Switch copies = new FailingFile.Switch();
        FailingDisk disk = new FailingDisk(copies, 2);
        copies.failAfter(2, "write");
        try (StoreFixture fixture = new StoreFixture(folder, disk)) {
            MongoCollection<Document> collection = muchOutdated(fixture);
            fixture.store.compact();
            assertThat(disk.opened()).isEqualTo(3);
            assertHasTheNewest(collection);
            collection.insertOne(new Document("_id", 7));
        }
        Files.write(folder.resolve(DataFolder.COPY), noise(10_000));
        try (StoreFixture fixture = new StoreFixture(folder)) {
            assertThat(fixture.collection("c").find(eq("_id", 7)).first()).isNotNull();
            assertThat(folder.resolve(DataFolder.COPY)).doesNotExist();
        }
    }

    private static MongoCollection<Document> muchOutdated(StoreFixture fixture) {
        MongoCollection<Document> collection = fixture.collection("c");
        for (int i = 0; i < 60; i++) {
            collection.replaceOne(
                    eq("_id", i % 6),
                    new Document("n", i).append("body", new Binary(noise(500_000))),
                    new ReplaceOptions().upsert(true));
        }
        return collection;
    }

    private static void assertHasTheNewest(MongoCollection<Document> collection) {
        assertThat(collection.find(lte("_id", 5)).into(new ArrayList<>()))
                .hasSize(6)
                .allSatisfy(
                        document -> assertThat(document.getInteger("n")).isEqualTo(54 + document.getInteger("_id")));
    }
}
