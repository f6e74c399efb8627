package studio.storycore.storage.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {

    private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");

    private static final String FIRST = "storycore-2026-03-01T09-00-00Z.store";

    private static final String SECOND = "storycore-2026-03-01T10-00-00Z.store";

    private static final String RESTORED = "storycore-2026-03-01T10-00-00Z-restored.store";

    @TempDir
    Path folder;

    private Path store;

    @BeforeEach
    void threeDocumentsOfWhichTwoAreInBackups() {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            fixture.collection("c").insertOne(new Document("_id", "first"));
            fixture.store.backUp(TIME, 24, () -> true);
            fixture.collection("c").insertOne(new Document("_id", "second"));
            fixture.store.backUp(TIME.plusSeconds(3600), 24, () -> true);
            fixture.collection("c").insertOne(new Document("_id", "third"));
            store = fixture.store.file();
        }
    }

    @Test
    void aDamagedStoreStopsTheStartAndNamesTheNewestBackupAndTheOption() throws IOException {
        Files.write(store, new byte[20_000]);
        assertThatExceptionOfType(StoreDamaged.class)
                .isThrownBy(() -> EmbeddedStore.open(folder))
                .withMessageContaining("The store " + store + " is damaged; it was left untouched.")
                .withMessageContaining("--storycore.restore-backup=" + SECOND)
                .withMessageContaining("2026-03-01T10:00:00Z")
                .withMessageContaining("Older ones in " + store.resolveSibling("backups") + ": " + FIRST);
        assertThat(Files.readAllBytes(store)).isEqualTo(new byte[20_000]);
    }

    @Test
    void aDamagedBackupIsNotOffered() throws IOException {
        Files.write(store, new byte[20_000]);
        Files.write(backup(SECOND), new byte[20_000]);
        assertThatExceptionOfType(StoreDamaged.class)
                .isThrownBy(() -> EmbeddedStore.open(folder))
                .withMessageContaining("--storycore.restore-backup=" + FIRST);

        assertThatExceptionOfType(StoreDamaged.class)
                .isThrownBy(() -> restore(SECOND))
                .withMessageContaining("cannot be restored");
        assertThat(Files.readAllBytes(store)).isEqualTo(new byte[20_000]);

        Files.delete(backup(FIRST));
        assertThatExceptionOfType(StoreDamaged.class)
                .isThrownBy(() -> EmbeddedStore.open(folder))
                .withMessageContaining("There is no good backup in")
                .withMessageContaining("storycore.data-dir");
    }

    @Test
    void withTheOptionTheBackupTakesThePlaceAndTheDamagedStoreIsKept() throws IOException {
        byte[] noise = new byte[20_000];
        new Random(1).nextBytes(noise);
        Files.write(store, noise);
        try (StoreFixture fixture = new StoreFixture(restore(SECOND))) {
            assertThat(ids(fixture)).containsExactly("first", "second");
            fixture.collection("c").insertOne(new Document("_id", "after"));
        }
        Path kept = folder.resolve("damaged-2026-03-02T08-00-00Z/storycore.store");
        assertThat(Files.readAllBytes(kept)).isEqualTo(noise);
        try (StoreFixture fixture = new StoreFixture(folder)) {
            assertThat(ids(fixture)).containsExactly("after", "first", "second");
        }
    }

    @Test
    void theOptionLeftSetRestoresNothingASecondTime() throws IOException {
        Files.write(store, new byte[20_000]);
        restore(SECOND).close();
        try (StoreFixture fixture = new StoreFixture(restore(SECOND))) {
            fixture.collection("c").insertOne(new Document("_id", "after"));
        }
        try (StoreFixture fixture = new StoreFixture(restore(SECOND))) {
            assertThat(ids(fixture)).contains("after");
        }
        Files.write(store, new byte[20_000]);
        assertThatExceptionOfType(StoreDamaged.class)
                .isThrownBy(() -> restore(SECOND))
                .withMessageContaining("There is no backup " + SECOND)
                .withMessageContaining("--storycore.restore-backup=" + RESTORED);
        try (StoreFixture fixture = new StoreFixture(restore(RESTORED))) {
            assertThat(ids(fixture)).containsExactly("first", "second");
        }
    }

    @Test
    void aStoreThatIsFineIsNotReplaced() throws IOException {
        try (StoreFixture fixture = new StoreFixture(restore(FIRST))) {
            assertThat(ids(fixture)).containsExactly("first", "second", "third");
        }
        assertThat(backup(FIRST)).exists();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("damaged")))
                    .isEmpty();
        }
    }

    @Test
    void aNameThatIsNoBackupIsRefused() throws IOException {
        Files.write(store, new byte[20_000]);
        for (String name : List.of("../storycore.store", "none", "unfinished", "2026")) {
            assertThatExceptionOfType(StoreDamaged.class)
                    .isThrownBy(() -> restore(name))
                    .withMessageContaining("--storycore.restore-backup=" + SECOND);
        }
    }

    @Test
    void afterARestoreNeitherTheDamagedFileNorABackupIsTakenForTheStore() throws IOException {
        byte[] before = Files.readAllBytes(store);
        DamageScene.replace(store, "chunk", "chonk");
        restore(SECOND).close();
        byte[] restored = Files.readAllBytes(store);

        for (byte[] older : List.of(before, Files.readAllBytes(backup(FIRST)), Files.readAllBytes(backup(RESTORED)))) {
            Files.write(store, older);
            assertThatThrownBy(() -> EmbeddedStore.open(folder))
                    .isInstanceOf(StoreDamaged.class)
                    .hasMessageContaining("lacks the newest changes");
        }
        Files.write(store, restored);
        EmbeddedStore.open(folder).close();
    }

    @Test
    void aStoreAndItsMarkThatAreGoneAreNotReplacedByAnEmptyStoreWhileThereAreBackups() throws IOException {
        Files.delete(store);
        Files.delete(folder.resolve(DataFolder.MARK));
        assertThatExceptionOfType(StoreDamaged.class)
                .isThrownBy(() -> EmbeddedStore.open(folder))
                .withMessageContaining("is missing or empty")
                .withMessageContaining(SECOND);
        try (StoreFixture fixture = new StoreFixture(restore(SECOND))) {
            assertThat(ids(fixture)).containsExactly("first", "second");
        }
    }

    /** Whatever bit changes: the store says that it is damaged, or everything in it is as it was. */
    @Test
    void noChangedBitGoesUnnoticed() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        try (StoreFixture fixture = new StoreFixture(other)) {
            for (int i = 0; i < 60; i++) {
                fixture.collection("c")
                        .insertOne(new Document("_id", "id" + i).append("body", new Binary(new byte[i * 10])));
            }
            fixture.store.compact();
        }
        byte[] whole = Files.readAllBytes(other.resolve(DataFolder.STORE));
        Random random = new Random(3);
        int noticed = 0;
        for (int i = 0; i < 400; i++) {
            Path file = other.resolve(DataFolder.STORE);
            Files.write(file, whole);
            DamageScene.flip(file, random.nextInt(whole.length), random.nextInt(8));
            try (EngineFixture opened = new EngineFixture(other, new Disk())) {
                assertThat(opened.all("c")).hasSize(60);
                for (int id = 0; id < 60; id++) {
                    assertThat(opened.find("c", "id" + id)).as("document " + id).isTrue();
                }
            } catch (StoreDamaged e) {
                noticed++;
            }
        }
        assertThat(noticed).isBetween(50, 399);
    }

    private EmbeddedStore restore(String name) {
        return EmbeddedStore.open(folder, name, InstantSource.fixed(Instant.parse("2026-03-02T08:00:00Z")));
    }

    private Path backup(String name) {
        return folder.resolve("backups").resolve(name);
    }

    private static List<String> ids(StoreFixture fixture) {
        List<String> ids = new ArrayList<>();
        fixture.collection("c").find().forEach(document -> ids.add(document.getString("_id")));
        ids.sort(null);
        assertThat(ids)
                .allSatisfy(id -> assertThat(
                                fixture.collection("c").find(eq("_id", id)).first())
                        .isNotNull());
        return ids;
    }
}
