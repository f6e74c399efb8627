package studio.storycore.health;

import java.util.concurrent.Executor;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.embedded.StoreDescription;

@Configuration(proxyBeanMethods = false)
class StoreHealthConfiguration {

    @Bean
    StoreHealth storeHealth(
            StorageBackend store, TaskScheduler scheduler, @Qualifier("storeExecutor") Executor executor) {
        return new StoreHealth(store, scheduler, executor);
    }

    /** Called "store" in the answer of the health endpoint. */
    @Bean
    HealthIndicator storeHealthIndicator(StoreHealth health) {
        return new StoreHealthIndicator(health);
    }

    /** Says at the start which store is used and where it is. */
    @Bean
    ApplicationListener<ApplicationStartedEvent> storeAnnouncement(StoreDescription description) {
        return started -> LoggerFactory.getLogger(StoreHealth.class).info("Store: {}", description);
    }
}
