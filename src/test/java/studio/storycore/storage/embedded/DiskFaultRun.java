package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Appends, updates, deletes, compacts and backs up on a simulated disk, remembers what was acknowledged, and compares
 * with it what is found later.
 */
final class DiskFaultRun {

    private static final String COLLECTION = "c";

    private static final Instant TIME = Instant.parse("2026-03-01T09:00:00Z");

    /** What a run found out. */
    record Result(boolean faulty, int acknowledged, int recoveries, List<String> wrong) {}

    private final Path folder;
    private final SimulatedDisk disk;
    private final int steps;

    /** What each document may be: acknowledged, or else what was last acknowledged and all tried since. 0 is none. */
    private final Map<String, Set<Integer>> possible = new HashMap<>();

    private final List<String> wrong = new ArrayList<>();
    private int acknowledged;
    private int acknowledgedSinceFault;
    private int recoveries;

    DiskFaultRun(Path folder, SimulatedDisk disk, int steps) {
        this.folder = folder;
        this.disk = disk;
        this.steps = steps;
    }

    /**
     * Works until the end, with the fault on the way, and looks at what is there then.
     *
     * @param chances how often chance decides about what a power cut leaves
     */
    Result run(SimulatedDisk.Fault fault, long n, int chances) {
        disk.plan(fault, n);
        Path data = folder.resolve("data");
        try (EngineFixture store = new EngineFixture(data, disk)) {
            work(store);
        } catch (StoreNotOpened | StoreFailed refused) {
            requireFault(refused);
        }
        boolean faulty = disk.isFaulty();
        if (faulty && fault == SimulatedDisk.Fault.POWER_CUT) {
            recover("what is synced", SimulatedDisk.Loss.ALL, 0);
            recover("everything", SimulatedDisk.Loss.NOTHING, 0);
            recover("all but second sectors", SimulatedDisk.Loss.SECOND_SECTORS, 0);
            for (int seed = 0; seed < chances; seed++) {
                recover("by chance " + seed, SimulatedDisk.Loss.BY_CHANCE, n * 1000 + seed);
            }
        } else {
            disk.heal();
            look("after " + fault, data, disk);
        }
        return new Result(faulty, acknowledged, recoveries, wrong);
    }

    private void work(EngineFixture store) {
        Random random = new Random(7);
        for (int step = 1; step <= steps; step++) {
            int version = step;
            String id = "r" + step;
            switch (step % 8) {
                case 1, 4 -> attempt(version, () -> store.write(insert(version, id)), id);
                case 2, 6 -> {
                    int size = random.nextInt(20_000);
                    attempt(version, () -> store.write(upsert(version, "p", size)), "p");
                }
                case 3 ->
                    attempt(
                            version,
                            () -> store.write(insert(version, id + "a", id + "b", id + "c")),
                            id + "a",
                            id + "b",
                            id + "c");
                case 5 -> {
                    String earlier = "r" + (step - 4);
                    attempt(0, () -> store.write(delete(earlier)), earlier);
                }
                case 7 -> quietly(() -> store.backUp(TIME.plusSeconds(version)));
                default -> quietly(store.engine::compactWhileIdle);
            }
        }
    }

    private void attempt(int version, Runnable write, String... ids) {
        for (String id : ids) {
            possible.computeIfAbsent(id, none -> new HashSet<>(Set.of(0))).add(version);
        }
        try {
            write.run();
            for (String id : ids) {
                possible.put(id, new HashSet<>(Set.of(version)));
            }
            acknowledged++;
            if (disk.isFaulty()) {
                acknowledgedSinceFault++;
            }
        } catch (StoreFailed refused) {
            requireFault(refused);
        }
    }

    private void quietly(Runnable work) {
        try {
            work.run();
        } catch (StoreFailed | BackupFailed refused) {
            requireFault(refused);
        }
    }

    private void requireFault(RuntimeException refused) {
        if (!disk.isFaulty()) {
            throw refused;
        }
    }

    private void recover(String how, SimulatedDisk.Loss loss, long seed) {
        Path recovered = folder.resolve("recovered");
        try {
            Files.createDirectories(recovered);
            disk.recoverTo(folder.resolve("data").toRealPath(), recovered, loss, seed);
            look(how, recovered, new Disk());
            FileSystemUtils.deleteRecursively(recovered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(String how, Path data, Disk below) {
        recoveries++;
        try (EngineFixture store = new EngineFixture(data, below)) {
            compare(how, possible, store.all(COLLECTION));
            checkBackups(how, store);
            store.write(insert(9999, "new"));
        } catch (RuntimeException e) {
            wrong.add(how + ": " + e);
            return;
        }
        try (EngineFixture store = new EngineFixture(data, below)) {
            if (!store.all(COLLECTION).containsKey("new")) {
                wrong.add(how + ": what was written afterwards is lost");
            }
        } catch (RuntimeException e) {
            wrong.add(how + ", opened again: " + e);
        }
    }

    private void compare(String how, Map<String, Set<Integer>> expected, Map<Object, Document> found) {
        expected.forEach((id, versions) -> {
            int version = version(found.get(id));
            if (!versions.contains(version)) {
                wrong.add(how + ": " + id + " is " + version + " in place of " + versions);
            }
        });
        found.forEach((id, document) -> {
            if (!document.get("body")
                    .equals(body(
                            version(document), document.get("body").toString().length()))) {
                wrong.add(how + ": " + id + " is half written");
            }
            String first = id.toString().replaceFirst("[abc]$", "a");
            if (version(found.get(first)) != version(document) && !first.equals(id)) {
                wrong.add(how + ": " + id + " is there and " + first + " is not");
            }
        });
    }

    private void checkBackups(String how, EngineFixture store) {
        for (Backup backup : store.allBackups()) {
            try {
                store.opening.check(backup.file(), bytes -> {});
            } catch (RuntimeException e) {
                wrong.add(how + ": " + backup.name() + " is no good: " + e);
            }
        }
    }

    /** Writes that were acknowledged once the disk had failed and worked again. */
    int acknowledgedSinceFault() {
        return acknowledgedSinceFault;
    }

    private static int version(@org.jspecify.annotations.Nullable Document document) {
        return document == null ? 0 : ((Number) document.get("version")).intValue();
    }

    private static Document insert(int version, String... ids) {
        return new Document("insert", COLLECTION)
                .append(
                        "documents",
                        Stream.of(ids)
                                .map(id -> document(version, id, 100 + version * 37))
                                .toList());
    }

    private static Document upsert(int version, String id, int size) {
        Document update = new Document("q", new Document("_id", id))
                .append("u", document(version, id, size))
                .append("upsert", true);
        return new Document("update", COLLECTION).append("updates", List.of(update));
    }

    private static Document delete(String id) {
        Document delete = new Document("q", new Document("_id", id)).append("limit", 1);
        return new Document("delete", COLLECTION).append("deletes", List.of(delete));
    }

    private static Document document(int version, String id, int size) {
        return new Document("_id", id).append("version", version).append("body", body(version, size));
    }

    private static String body(int version, int size) {
        Random random = new Random(version);
        return IntStream.range(0, size)
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(26))))
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
