package studio.storycore;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends the process when its memory is full and stays full, so that whatever runs it starts it again. The virtual machine does
 * the same with {@code -XX:+ExitOnOutOfMemoryError}, but a jar cannot bring that option along, and a server that is out of
 * memory without it neither answers nor ends.
 *
 * <p>Looks once a second how much room there is. When it is little each time for ten seconds, and garbage was collected
 * several times meanwhile, collecting does not help any more.
 */
final class MemoryWatch {

    /** As the virtual machine itself ends then. */
    static final int EXIT_CODE = 3;

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int LOOKS = 10;
    private static final int COLLECTIONS = 5;

    /** The part of the heap that is little. */
    private static final int LITTLE = 20;

    private static final byte[] LAST_WORDS =
            "Out of memory: the process ends, so that it can be started again\n".getBytes(StandardCharsets.UTF_8);

    private final Runtime machine = Runtime.getRuntime();
    private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
    private final GarbageCollectorMXBean[] collectors =
            ManagementFactory.getGarbageCollectorMXBeans().toArray(GarbageCollectorMXBean[]::new);
    private int looks;
    private long collectionsBefore;

    private MemoryWatch() {}

    /** Watches on a thread of its own, for as long as the process runs. */
    static void start() {
        // Loads what ends the process, which would not be possible without memory any more.
        Thread never = new Thread(() -> {});
        Runtime.getRuntime().addShutdownHook(never);
        Runtime.getRuntime().removeShutdownHook(never);
        Thread.ofPlatform().daemon().name("memory-watch").start(new MemoryWatch()::watch);
    }

    /** Whatever it does may need a few bytes, and that there are none is an answer as well. */
    private void watch() {
        boolean full = false;
        while (true) {
            try {
                full = full || staysFull();
                if (full) {
                    end();
                }
                LockSupport.parkNanos(INTERVAL_NANOS);
            } catch (OutOfMemoryError none) {
                full = true;
            }
        }
    }

    private void end() {
        try {
            errors.write(LAST_WORDS);
        } catch (IOException | OutOfMemoryError unsaid) {
            // The exit code says it as well.
        }
        machine.halt(EXIT_CODE);
    }

    private boolean staysFull() {
        long heap = machine.maxMemory();
        long room = heap - machine.totalMemory() + machine.freeMemory();
        if (room >= heap / LITTLE) {
            looks = 0;
            return false;
        }
        if (looks == 0) {
            collectionsBefore = collections();
        }
        looks++;
        return looks >= LOOKS && collections() - collectionsBefore >= COLLECTIONS;
    }

    private long collections() {
        long all = 0;
        for (GarbageCollectorMXBean collector : collectors) {
            all += collector.getCollectionCount();
        }
        return all;
    }
}
