package studio.storycore;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** The clock, the scheduler and the threads of the application, each injected wherever time or threads matter. */
@Configuration(proxyBeanMethods = false)
class SchedulingConfiguration {

    /** Starts tasks at their time, each on a virtual thread of its own, so that one that waits holds up no other. */
    @Bean
    TaskScheduler taskScheduler() {
        SimpleAsyncTaskScheduler scheduler = new SimpleAsyncTaskScheduler();
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("scheduled-");
        return scheduler;
    }

    /**
     * Runs what may block on the store. Has no life cycle: it still works while the server stops and saves the rest. Given
     * only to those who ask for it by name, so that it does not replace the executor of the web server.
     */
    @Bean(defaultCandidate = false)
    @Qualifier("storeExecutor")
    Executor storeExecutor() {
        return new VirtualThreadTaskExecutor("store-");
    }
}
