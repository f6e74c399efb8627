package studio.storycore.live;

import java.util.Random;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.contract.ProjectJson;
import studio.storycore.health.StoreHealth;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveSettings;
import studio.storycore.saving.Saving;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    LiveProjects liveProjects(
            ProjectPersistenceService persistence,
            ProjectJson json,
            SaveSettings settings,
            TaskScheduler scheduler,
            StoreHealth health,
            @Qualifier("storeExecutor") Executor executor) {
        LiveProjects projects =
                new LiveProjects(json, new Saving(persistence, settings, scheduler, executor, new Random()));
        health.onChange(projects::storeChanged);
        return projects;
    }

    @Bean
    FlushAtShutdown flushAtShutdown(LiveProjects projects) {
        return new FlushAtShutdown(projects);
    }
}
