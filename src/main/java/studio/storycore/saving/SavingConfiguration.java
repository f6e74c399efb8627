package studio.storycore.saving;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.backoff.ThreadWaitSleeper;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.health.StoreHealth;
import studio.storycore.storage.StorageBackend;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SaveSettings.class)
class SavingConfiguration {

    @Bean
    LargeDocuments largeDocuments() {
        return new LargeDocuments();
    }

    @Bean
    IncomingBodies incomingBodies(TaskScheduler scheduler) {
        return new IncomingBodies(scheduler.getClock());
    }

    @Bean
    ProjectPersistenceService projectPersistenceService(
            StorageBackend store,
            StoreHealth health,
            LargeDocuments large,
            SaveSettings settings,
            TaskScheduler scheduler) {
        return new ProjectPersistenceService(
                store, new StoreGate(health), large, settings, scheduler.getClock(), new ThreadWaitSleeper());
    }
}
