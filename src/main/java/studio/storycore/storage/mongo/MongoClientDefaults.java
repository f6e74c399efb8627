package studio.storycore.storage.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.Ordered;

/**
 * How the application talks to its store. Short limits, so that an outage is noticed in seconds and no threads pile up.
 * Comes before the connection string, which may set other limits.
 */
final class MongoClientDefaults implements MongoClientSettingsBuilderCustomizer, Ordered {

    /** An acknowledged write is on the disks of a majority and survives the loss of any one server. */
    static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

    /** What is read cannot be rolled back later. On the primary it includes every acknowledged write. */
    static final ReadConcern DURABLE_ONLY = ReadConcern.MAJORITY;

    private static final int CONNECT_SECONDS = 2;
    private static final int SELECT_SERVER_SECONDS = 3;
    private static final int READ_SECONDS = 5;
    private static final int POOL_WAIT_SECONDS = 3;
    private static final int HEARTBEAT_SECONDS = 5;

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.writeConcern(DURABLE)
                .readConcern(DURABLE_ONLY)
                .retryWrites(true)
                .retryReads(true)
                .applicationName("storycore-studio")
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(READ_SECONDS, TimeUnit.SECONDS))
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SELECT_SERVER_SECONDS, TimeUnit.SECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(POOL_WAIT_SECONDS, TimeUnit.SECONDS));
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
