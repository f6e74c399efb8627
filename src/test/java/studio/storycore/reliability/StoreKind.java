package studio.storycore.reliability;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import studio.storycore.storage.embedded.EmbeddedStore;

/** What the application keeps its projects in. */
enum StoreKind {
    /** The application's embedded store. */
    EMBEDDED {
        @Override
        String argument(Path folder) {
            return "--storycore.data-dir=" + folder;
        }

        @Override
        Opened open(Path folder) {
            EmbeddedStore store = EmbeddedStore.open(folder);
            return new Opened(store.connectionString(), store::close);
        }
    },

    /** The embedded store of mongo-java-server as that library ships it, in the same process. */
    AS_SHIPPED {
        @Override
        String argument(Path folder) {
            return "--spring.mongodb.uri=" + open(folder).uri();
        }

        @Override
        Opened open(Path folder) {
            MongoServer server =
                    new MongoServer(new H2Backend(folder.resolve("shipped.h2").toString()));
            String address = server.bindAndGetConnectionString();
            return new Opened(address + "/storycore?retryWrites=false&retryReads=false", server::shutdownNow);
        }
    };

    /** A store that is open in this process. */
    record Opened(String uri, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /** The application's argument for a store in this folder; starts the store if the application would not. */
    abstract String argument(Path folder);

    /** Opens it in this process, without the application. */
    abstract Opened open(Path folder);
}
