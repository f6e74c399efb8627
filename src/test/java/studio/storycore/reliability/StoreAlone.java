package studio.storycore.reliability;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import studio.storycore.storage.embedded.EmbeddedStore;

/** A process with nothing but a store that speaks MongoDB's protocol. */
final class StoreAlone implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final String uri;

    StoreAlone(Path folder) throws Exception {
        CompletableFuture<String> said = new CompletableFuture<>();
        process =
                ChildProcess.start(StoreAlone.class, List.of(folder.toString()), folder.resolve("log"), said::complete);
        uri = said.get(TIME_TO_START.toSeconds(), TimeUnit.SECONDS);
    }

    String uri() {
        return uri;
    }

    @Override
    public void close() {
        process.kill();
    }

    /** @param arguments its folder */
    public static void main(String[] arguments) throws IOException {
        EmbeddedStore store = EmbeddedStore.open(Path.of(arguments[0]));
        ChildProcess.tell(System.out, store.connectionString());
        while (System.in.read() >= 0) {
            // Nothing is said to it; whoever started it is gone when this ends.
        }
        Runtime.getRuntime().halt(0);
    }
}
