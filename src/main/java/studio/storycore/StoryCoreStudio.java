package studio.storycore;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/**
 * Starts StoryCore Studio.
 *
 * <p>Spring Boot's own user with a generated password is left out: accounts are the application's, and its first
 * administrator is made at the first start.
 */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class StoryCoreStudio {

    /**
     * Requests run on virtual threads, which give up their carrier only when they wait. So there are more carriers than
     * processors: while some read or write large documents, the operating system lets the others have their share.
     */
    private static final int CARRIERS_FOR_A_PROCESSOR = 8;

    public static void main(String[] args) {
        MemoryWatch.start();
        String carriers = "jdk.virtualThreadScheduler.parallelism";
        if (System.getProperty(carriers) == null) {
            int processors = Runtime.getRuntime().availableProcessors();
            System.setProperty(carriers, String.valueOf(CARRIERS_FOR_A_PROCESSOR * processors));
        }
        SpringApplication.run(StoryCoreStudio.class, args);
    }
}
