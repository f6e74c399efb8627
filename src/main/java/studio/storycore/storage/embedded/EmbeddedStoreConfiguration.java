package studio.storycore.storage.embedded;

import com.mongodb.ConnectionString;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.StringUtils;

/**
 * Chooses the store: the MongoDB that {@code spring.mongodb.uri} names, or without one the embedded store in
 * {@code storycore.data-dir}. The rest of the application sees a {@code MongoClient} either way.
 *
 * <p>The embedded store opens before the client is made and closes after the client is closed, since the client's
 * connection details are made from it.
 */
@Configuration(proxyBeanMethods = false)
public class EmbeddedStoreConfiguration {

    private static final String URI = "spring.mongodb.uri";

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoMongoUri.class)
    @EnableConfigurationProperties(BackupSettings.class)
    static class Embedded {

        @Bean
        EmbeddedStore embeddedStore(
                @Value("${storycore.data-dir:./data}") Path dataDir,
                @Value("${" + StoreStart.OPTION + ":}") String restore) {
            return EmbeddedStore.open(dataDir, restore.strip(), InstantSource.system());
        }

        /** Made in threads of their own: reading and writing files would hold on to the few carriers of virtual ones. */
        @Bean
        BackupSchedule backupSchedule(EmbeddedStore store, TaskScheduler scheduler, BackupSettings settings) {
            Executor threads = new SimpleAsyncTaskExecutor(new DefaultThreadFactory("store-backup", true));
            return new BackupSchedule(store, scheduler, threads, settings);
        }

        @Bean
        HealthIndicator backupHealthIndicator(BackupSchedule schedule) {
            return new BackupHealth(schedule);
        }

        @Bean
        MongoConnectionDetails embeddedStoreConnection(EmbeddedStore store) {
            ConnectionString connection = new ConnectionString(store.connectionString());
            return () -> connection;
        }

        @Bean
        StoreDescription embeddedStoreDescription(EmbeddedStore store) {
            return StoreDescription.of(store);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(MongoUri.class)
    static class MongoDb {

        @Bean
        StoreDescription mongoDbDescription(MongoConnectionDetails connection) {
            return StoreDescription.of(connection.getConnectionString());
        }
    }

    /** Fulfilled when a MongoDB is configured. */
    static final class MongoUri implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty(URI));
        }
    }

    /** Fulfilled when none is; an empty value, as an unset variable leaves it in a compose file, is none. */
    static final class NoMongoUri implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !new MongoUri().matches(context, metadata);
        }
    }
}
