package studio.storycore.account;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** What a person at the console reads once the application is ready: its address, and at first how to sign in. */
@Component
@EnableConfigurationProperties(AdministratorProperties.class)
class WelcomeLines {

    private final FirstAdministrator administrator;
    private final Environment environment;
    private final PrintStream out;

    WelcomeLines(
            Accounts accounts,
            PasswordRules rules,
            AdministratorProperties properties,
            TaskScheduler scheduler,
            Environment environment) {
        this.out = System.out;
        this.administrator = new FirstAdministrator(accounts, rules, properties, scheduler, out);
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            // No server in this start, as in a test of a part.
            return;
        }
        boolean secure = environment.getProperty("server.ssl.enabled", Boolean.class, true)
                && (environment.containsProperty("server.ssl.key-store")
                        || environment.containsProperty("server.ssl.certificate")
                        || environment.containsProperty("server.ssl.bundle"));
        out.printf(
                "StoryCore Studio is ready: %s://localhost:%s%s%n",
                secure ? "https" : "http", port, environment.getProperty("server.servlet.context-path", ""));
        administrator.make();
    }
}
