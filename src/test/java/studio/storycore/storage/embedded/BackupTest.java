package studio.storycore.storage.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import studio.storycore.FakeTime;

class BackupTest {

    private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();

    @Test
    void aBackupIsAStoreWithAllThatWasSavedUntilThen() throws IOException {
        Backup backup;
        try (StoreFixture fixture = new StoreFixture(folder)) {
            MongoCollection<Document> users = fixture.collection("users");
            users.createIndex(Indexes.ascending("name"), new IndexOptions().unique(true));
            users.insertOne(new Document("_id", 1).append("name", "ada"));
            backup = backUp(fixture, TIME);
            users.insertOne(new Document("_id", 2).append("name", "later"));
        }
        assertThat(backup.file())
                .isEqualTo(folder.toRealPath().resolve("backups/storycore-2026-03-01T09-00-00Z.store"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.copy(backup.file(), elsewhere.resolve(DataFolder.STORE));
        try (StoreFixture fixture = new StoreFixture(elsewhere)) {
            assertThat(fixture.collection("users").countDocuments()).isOne();
            assertThat(fixture.collection("users").find(eq("name", "ada")).first())
                    .containsEntry("_id", 1);
            fixture.collection("users").insertOne(new Document("_id", 2).append("name", "other"));
        }
    }

    @Test
    void theFolderAndTheBackupsAreForTheirOwnerOnly() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        try (StoreFixture fixture = new StoreFixture(folder)) {
            Backup backup = backUp(fixture, TIME);
            assertThat(permissions(backup.file())).isEqualTo("rw-------");
            assertThat(permissions(backup.file().getParent())).isEqualTo("rwx------");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void backupsAreMadeAtTheIntervalAndOnlyWhenSomethingChanged() {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            BackupSchedule schedule = schedule(fixture);
            fixture.collection("c").insertOne(new Document("_id", 1));
            time.advance(BackupSchedule.AFTER_START);
            assertThat(schedule.state().last()).isEqualTo(TIME.plus(BackupSchedule.AFTER_START));
            time.advance(HOUR.multipliedBy(3));
            assertThat(backups()).hasSize(1);

            fixture.collection("c").insertOne(new Document("_id", 2));
            time.advance(HOUR);
            assertThat(backups()).hasSize(2);
            schedule.close();

            fixture.collection("c").insertOne(new Document("_id", 3));
            time.advance(HOUR.multipliedBy(2));
            assertThat(backups()).hasSize(2);
        }
    }

    @Test
    void afterARestartTheNextBackupIsDueWhenItWouldHaveBeenAndNotWithoutAChange() {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            fixture.collection("c").insertOne(new Document("_id", 1));
            backUp(fixture, TIME);
        }
        try (StoreFixture fixture = new StoreFixture(folder);
                BackupSchedule schedule = schedule(fixture)) {
            time.advance(HOUR.multipliedBy(2));
            assertThat(backups()).hasSize(1);
            fixture.collection("c").insertOne(new Document("_id", 2));
            time.advance(HOUR.minusSeconds(1));
            assertThat(backups()).hasSize(1);
            time.advance(Duration.ofSeconds(1));
            assertThat(backups()).hasSize(2);
            assertThat(schedule.state()).isEqualTo(new BackupSchedule.State(TIME.plus(HOUR.multipliedBy(3)), null));
        }
    }

    @Test
    void anIntervalOfZeroSwitchesBackupsOff() {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            new BackupSchedule(fixture.store, time, Runnable::run, new BackupSettings(Duration.ZERO, 24));
            fixture.collection("c").insertOne(new Document("_id", 1));
            time.advance(Duration.ofDays(2));
            assertThat(backups()).isEmpty();
        }
    }

    @Test
    void aBackupThatFailsIsReportedAndLeavesNothingAndSavingGoesOn() {
        FailingFile.Switch copies = new FailingFile.Switch();
        // The first two make and open the store itself.
        try (StoreFixture fixture = new StoreFixture(folder, new FailingDisk(copies, 2));
                BackupSchedule schedule = schedule(fixture)) {
            fixture.collection("c").insertOne(new Document("_id", 1));
            copies.failAfter(2, "write");
            time.advance(BackupSchedule.AFTER_START);

            assertThat(schedule.state().failure()).contains("the disk refuses to write");
            assertThat(new BackupHealth(schedule).health().getStatus()).isEqualTo(new Status("WARNING"));
            assertThat(folder.resolve("backups")).isEmptyDirectory();
            fixture.collection("c").insertOne(new Document("_id", 2));

            copies.heal();
            time.advance(HOUR);
            assertThat(schedule.state().failure()).isNull();
            assertThat(new BackupHealth(schedule).health().getStatus()).isEqualTo(Status.UP);
            assertThat(backups()).hasSize(1);
        }
    }

    @Test
    void aBackupCountsAlsoWhenAnOldOneCannotBeDeleted() {
        Disk keepsAll = new Disk() {
            @Override
            void delete(Path file) throws IOException {
                if (file.endsWith("storycore-2026-03-01T09-00-00Z.store")) {
                    throw new IOException("the disk refuses to delete");
                }
                super.delete(file);
            }
        };
        try (StoreFixture fixture = new StoreFixture(folder, keepsAll)) {
            for (int hour = 0; hour < 3; hour++) {
                fixture.collection("c").insertOne(new Document("_id", hour));
                fixture.store.backUp(TIME.plus(HOUR.multipliedBy(hour)), 1, () -> true);
            }
            assertThat(backups()).as("the newest, and the one that stays").hasSize(2);
        }
    }

    @Test
    void anAlmostFullDiskIsLeftToSaving() {
        Disk full = new Disk() {
            @Override
            long usableSpace(Path path) {
                return 50L * 1024 * 1024;
            }
        };
        try (StoreFixture fixture = new StoreFixture(folder, full)) {
            assertThatExceptionOfType(BackupFailed.class)
                    .isThrownBy(() -> backUp(fixture, TIME))
                    .withMessageContaining("almost full");
            assertThat(folder.resolve("backups")).doesNotExist();
        }
    }

    @Test
    void aBackupThatIsNotWhatWasWrittenIsNone() {
        Disk forgetful = new Disk() {
            @Override
            DurableFile storeFile() {
                return new DurableFile() {
                    @Override
                    public void close() {
                        String name = getFileName();
                        super.close();
                        spoil(Path.of(name));
                    }
                };
            }
        };
        try (StoreFixture fixture = new StoreFixture(folder, forgetful)) {
            fixture.collection("c").insertOne(new Document("text", "needle"));
            assertThatExceptionOfType(BackupFailed.class)
                    .isThrownBy(() -> backUp(fixture, TIME))
                    .withMessageContaining("is not what was written");
            assertThat(folder.resolve("backups")).isEmptyDirectory();
        }
    }

    private static void spoil(Path file) {
        if (file.endsWith("unfinished")) {
            DamageScene.replace(file, "needle", "noodle");
        }
    }

    @Test
    void aBackupThatIsToldToStopLeavesNothing() {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            for (int i = 0; i < 10; i++) {
                fixture.collection("c").insertOne(new Document("body", new Binary(new byte[1_000_000])));
            }
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> fixture.store.backUp(TIME, 24, () -> false));
            assertThat(folder.resolve("backups")).isEmptyDirectory();
        }
    }

    @Test
    void whatIsWrittenAndUndoneDuringABackupDoesNotDisturbIt() throws Exception {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            MongoCollection<Document> collection = fixture.collection("c");
            byte[] noise = new byte[50_000];
            new Random(1).nextBytes(noise);
            for (int i = 0; i < 400; i++) {
                collection.insertOne(new Document("_id", i).append("body", new Binary(noise)));
            }
            collection.insertOne(new Document("_id", 400).append("mixed", "a text"));
            int[] asked = {0};
            Backup backup = fixture.store.backUp(TIME, 24, () -> {
                int id = asked[0]++;
                if (id < 20) {
                    collection.updateOne(eq("_id", id), set("later", true));
                    collection.deleteOne(eq("_id", 399 - id));
                    assertThatExceptionOfType(MongoException.class)
                            .isThrownBy(() -> collection.updateMany(gte("_id", 350), inc("mixed", 1)));
                }
                return true;
            });
            assertThat(asked[0]).isGreaterThan(20);
            Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
            Files.copy(backup.file(), elsewhere.resolve(DataFolder.STORE));
            try (StoreFixture copy = new StoreFixture(elsewhere)) {
                assertThat(copy.collection("c").countDocuments()).isEqualTo(401);
                assertThat(copy.collection("c").countDocuments(eq("later", true)))
                        .isZero();
            }
        }
    }

    @Test
    void theNewestStayAndOfTheDaysBeforeTheLastOfEach() {
        List<Backup> hourly = IntStream.range(0, 24 * 30)
                .mapToObj(hour -> Backup.in(folder, TIME.minus(HOUR.multipliedBy(hour))))
                .toList();

        List<Backup> kept = new ArrayList<>(hourly);
        kept.removeAll(BackupRotation.outdated(hourly, 24));

        assertThat(kept.subList(0, 24)).isEqualTo(hourly.subList(0, 24));
        assertThat(kept.subList(24, kept.size()))
                .hasSize(12)
                .allSatisfy(backup -> assertThat(backup.name()).contains("T23-00-00Z"));
        assertThat(kept.getLast().name()).isEqualTo("storycore-2026-02-16T23-00-00Z.store");
    }

    @Test
    void outdatedBackupsAndNothingElseAreDeleted() throws IOException {
        try (StoreFixture fixture = new StoreFixture(folder)) {
            Path other = Files.createFile(
                    Files.createDirectory(folder.resolve("backups")).resolve("storycore-of-mine.store"));
            for (int minute = 0; minute < 4; minute++) {
                fixture.store.backUp(TIME.plus(Duration.ofMinutes(minute)), 2, () -> true);
            }
            assertThat(backups())
                    .extracting(path -> path.getFileName().toString())
                    .containsExactly(
                            "storycore-2026-03-01T09-02-00Z.store",
                            "storycore-2026-03-01T09-03-00Z.store",
                            "storycore-of-mine.store");
            assertThat(other).exists();
        }
    }

    private BackupSchedule schedule(StoreFixture fixture) {
        return new BackupSchedule(fixture.store, time, Runnable::run, new BackupSettings(HOUR, 24));
    }

    private static Backup backUp(StoreFixture fixture, Instant time) {
        return fixture.store.backUp(time, 24, () -> true);
    }

    private List<Path> backups() {
        Path backups = folder.resolve("backups");
        if (!Files.exists(backups)) {
            return List.of();
        }
        try (var files = Files.list(backups)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
