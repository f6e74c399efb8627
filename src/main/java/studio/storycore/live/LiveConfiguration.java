package studio.storycore.live;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.contract.ProjectJson;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.saving.SaveSettings;

@Configuration(proxyBeanMethods = false)
class LiveConfiguration {

    @Bean
    LiveProjects liveProjects(
            ProjectPersistenceService persistence,
            ProjectJson json,
            SaveSettings settings,
            TaskScheduler scheduler,
            @Qualifier("storeExecutor") Executor executor) {
        return new LiveProjects(persistence, json, settings, scheduler, executor);
    }

    @Bean
    FlushAtShutdown flushAtShutdown(LiveProjects projects) {
        return new FlushAtShutdown(projects);
    }
}
