package studio.storycore.live;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import studio.storycore.account.LogoutHook;
import studio.storycore.account.Person;
import studio.storycore.saving.SaveReport;

/**
 * Saves what is unsaved in the projects that a person has open before the person is logged out. Waits a little for it;
 * what takes longer goes on without the person, because an unsaved project is never let go.
 */
@Component
final class SaveAtLogout implements LogoutHook {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(SaveAtLogout.class);

    private final LiveProjects projects;

    SaveAtLogout(LiveProjects projects) {
        this.projects = projects;
    }

    @Override
    public void beforeLogout(Person person, HttpSession session) {
        List<CompletableFuture<SaveReport>> reports = projects.all().stream()
                .filter(project -> project.viewers().stream()
                        .anyMatch(viewer -> viewer.person().username().equals(person.username())))
                .map(LiveProject::saveNow)
                .toList();
        try {
            CompletableFuture.allOf(reports.toArray(CompletableFuture[]::new))
                    .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.info("{} logged out while a save was still running", person.username());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
