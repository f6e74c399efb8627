package studio.storycore.workspace;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.VaadinSessionScope;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.account.AccountWatch;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Viewer;

/**
 * The projects that one session has open. All tabs of a browser share a session, so everything here is kept by tab and
 * project: two tabs on one project have each their own selection, and two tabs on two projects nothing in common. What
 * can be taken back is kept by person and project, over all sessions.
 *
 * <p>To be used by the session's own threads, under the session's lock. Opening reads the header from the
 * store, and the content as well when nobody else has the project open.
 */
@SpringComponent
@VaadinSessionScope
public class ProjectContext {

    private record Tab(int uiId, String projectId) {}

    private final ProjectLibrary library;
    private final LiveProjects projects;
    private final TaskScheduler scheduler;
    private final UndoStacks undo;
    private final CurrentPerson currentPerson;
    private final AccountWatch accounts;
    private final Map<Tab, OpenProject> open = new HashMap<>();

    ProjectContext(
            ProjectLibrary library,
            LiveProjects projects,
            TaskScheduler scheduler,
            UndoStacks undo,
            CurrentPerson currentPerson,
            AccountWatch accounts) {
        this.library = library;
        this.projects = projects;
        this.scheduler = scheduler;
        this.undo = undo;
        this.currentPerson = currentPerson;
        this.accounts = accounts;
    }

    /**
     * Opens a project in a tab for who is signed in; the same again gives the same open project.
     *
     * @throws studio.storycore.account.NotSignedIn        when nobody is signed in any more
     * @throws studio.storycore.saving.ProjectNotFound     when there is none that this person may see
     * @throws studio.storycore.storage.UnreadableProject when what is stored cannot be understood
     * @throws studio.storycore.storage.StorageFailure    when the store does not answer, and nobody has it open here
     */
    public OpenProject load(String projectId, UI ui) {
        OpenProject known = open.get(new Tab(ui.getUIId(), projectId));
        if (known != null) {
            return known;
        }
        Person person = currentPerson.get();
        library.requireView(person, projectId);
        String tabId = UUID.randomUUID().toString();
        LiveProject live = projects.enter(projectId, new Viewer(tabId, person, null));
        OpenProject opened = new OpenProject(
                live,
                new TabPerson(person, currentPerson),
                accounts,
                tabId,
                ui,
                scheduler,
                undo,
                () -> leave(projectId, ui, tabId));
        open.put(new Tab(ui.getUIId(), projectId), opened);
        return opened;
    }

    /** Everything that this session has open. */
    public List<OpenProject> allOpen() {
        return List.copyOf(open.values());
    }

    /** The session ends, or its person logs out: every project is left, which saves what is unsaved. */
    @PreDestroy
    public void closeAll() {
        allOpen().forEach(OpenProject::close);
    }

    private void leave(String projectId, UI ui, String tabId) {
        open.remove(new Tab(ui.getUIId(), projectId));
        projects.ifOpen(projectId).ifPresent(live -> projects.leave(live, tabId));
    }
}
