package studio.storycore.saving;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.retry.backoff.ThreadWaitSleeper;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.storage.StorageBackend;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SaveSettings.class)
class SavingConfiguration {

    @Bean
    ProjectPersistenceService projectPersistenceService(
            StorageBackend store, SaveSettings settings, TaskScheduler scheduler) {
        return new ProjectPersistenceService(store, settings, scheduler.getClock(), new ThreadWaitSleeper());
    }
}
