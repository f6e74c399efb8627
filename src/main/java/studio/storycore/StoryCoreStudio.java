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

    public static void main(String[] args) {
        SpringApplication.run(StoryCoreStudio.class, args);
    }
}
