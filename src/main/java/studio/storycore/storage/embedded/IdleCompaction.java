package studio.storycore.storage.embedded;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives space back once more than half of the file is outdated and nobody has asked for anything for a while. */
final class IdleCompaction implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IdleCompaction.class);

    /** Seconds in which no command comes, at least. */
    private static final long IDLE_SECONDS = 30;

    private final StoreEngine engine;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("store-compaction", true));
    private long commandsBefore;

    IdleCompaction(StoreEngine engine) {
        this.engine = engine;
        thread.scheduleWithFixedDelay(this::check, IDLE_SECONDS, IDLE_SECONDS, TimeUnit.SECONDS);
    }

    private void check() {
        try {
            long commands = engine.commands();
            boolean idle = commands == commandsBefore;
            commandsBefore = commands;
            if (idle && engine.isWorthCompacting()) {
                engine.compactWhileIdle();
            }
        } catch (StoreFailed e) {
            log.debug("Nothing to compact any more", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
