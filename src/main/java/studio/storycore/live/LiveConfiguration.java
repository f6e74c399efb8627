package studio.storycore.live;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
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
    Saving saving(
            ProjectPersistenceService persistence,
            SaveSettings settings,
            TaskScheduler scheduler,
            @Qualifier("storeExecutor") Executor executor) {
        return new Saving(persistence, settings, scheduler, executor, new Random());
    }

    @Bean
    LiveProjects liveProjects(ProjectJson json, Saving saving, StoreHealth health) {
        LiveProjects projects = new LiveProjects(json, saving);
        health.onChange(projects::storeChanged);
        return projects;
    }

    @Bean
    UnsavedFolder unsavedFolder(@Value("${storycore.data-dir:./data}") Path dataDir, ProjectJson json) {
        return new UnsavedFolder(dataDir, json);
    }

    @Bean
    TakeUpUnsaved takeUpUnsaved(LiveProjects projects, UnsavedFolder folder, Saving saving, StoreHealth health) {
        TakeUpUnsaved takeUp = new TakeUpUnsaved(projects, folder, saving);
        health.onChange(takeUp::storeChanged);
        return takeUp;
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> unsavedBeforeTheLastStop(TakeUpUnsaved takeUp, Saving saving) {
        return ready -> saving.executor().execute(takeUp::all);
    }

    @Bean
    FlushAtShutdown flushAtShutdown(LiveProjects projects, UnsavedFolder folder, TaskScheduler scheduler) {
        return new FlushAtShutdown(
                projects, folder, scheduler.getClock(), duration -> LockSupport.parkNanos(duration.toNanos()));
    }
}
