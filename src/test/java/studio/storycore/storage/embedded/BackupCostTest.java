package studio.storycore.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a backup and the check at the start cost with 200 MB; printed for the decision record. */
class BackupCostTest {

    private static final int MEGABYTES = 200;

    /** Milliseconds that a write may wait during a backup, on a busy machine. */
    private static final double LONGEST_WAIT = 3000;

    @TempDir
    Path folder;

    private record Waits(int writes, double longest) {}

    @Test
    void writesGoOnDuringABackupAndNoneWaitsLong() throws Exception {
        try (StoreFixture fixture = new StoreFixture(folder);
                var threads = Executors.newSingleThreadExecutor()) {
            fill(fixture.collection("projects"));
            AtomicBoolean done = new AtomicBoolean();
            Future<Waits> writer = threads.submit(() -> write(fixture.collection("revisions"), done));
            long started = System.nanoTime();
            Backup backup = fixture.store.backUp(Instant.parse("2026-03-01T09:00:00Z"), 1, () -> true);
            double took = millisSince(started);
            done.set(true);
            Waits waits = writer.get();

            System.out.printf(
                    "figure: backup of %d MB in %.0f ms, %d writes meanwhile, the longest waited %.0f ms%n",
                    Files.size(backup.file()) / 1_000_000, took, waits.writes(), waits.longest());
            assertThat(waits.writes()).isGreaterThan(5);
            assertThat(waits.longest()).isLessThan(LONGEST_WAIT);
        }
        long size = Files.size(folder.resolve(DataFolder.STORE));
        long started = System.nanoTime();
        EmbeddedStore.open(folder).close();
        System.out.printf("figure: opened %d MB, checked, in %.0f ms%n", size / 1_000_000, millisSince(started));
    }

    private static void fill(MongoCollection<Document> projects) {
        byte[] noise = new byte[1_000_000];
        new Random(1).nextBytes(noise);
        for (int i = 0; i < MEGABYTES; i++) {
            projects.insertOne(new Document("_id", i).append("body", new Binary(noise)));
        }
    }

    private static Waits write(MongoCollection<Document> revisions, AtomicBoolean done) {
        int writes = 0;
        double longest = 0;
        while (!done.get()) {
            long started = System.nanoTime();
            revisions.insertOne(new Document("_id", writes++).append("edits", "x".repeat(500)));
            longest = Math.max(longest, millisSince(started));
        }
        return new Waits(writes, longest);
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
