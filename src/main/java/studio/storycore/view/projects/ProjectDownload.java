package studio.storycore.view.projects;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import studio.storycore.account.Person;
import studio.storycore.library.NotPermitted;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.saving.PacedOutput;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.UnreadableProject;
import studio.storycore.view.layout.Notifications;

/**
 * Hands out projects as files. One address serves all projects of a page; which one is meant stands in the request, and
 * whether this person may have it is decided then, so that a kept address is of no use to anybody else.
 *
 * <p>The document is made on the request's thread, without the session's lock.
 */
public final class ProjectDownload extends Anchor {

    private static final String PROJECT = "project";

    private final Desk desk;

    public ProjectDownload(Desk desk) {
        this.desk = desk;
        setHref((DownloadHandler) this::handle);
        setVisible(true);
        addClassName("project-download");
        getElement().setAttribute("aria-hidden", "true");
        setTabIndex(-1);
    }

    /** Lets the browser fetch the newest content of a project; tells when that is not possible. */
    public void start(String projectId) {
        getElement()
                .executeJs(
                        "const a = document.createElement('a');"
                                + "a.href = this.href + '?" + PROJECT + "=' + encodeURIComponent($0);"
                                + "a.download = ''; document.body.append(a); a.click(); a.remove();",
                        projectId);
    }

    /** Answers a request; on its own thread, which knows who asks. */
    void handle(DownloadEvent event) throws IOException {
        String projectId = event.getRequest().getParameter(PROJECT);
        if (projectId == null) {
            event.getResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
            return;
        }
        try {
            send(event, projectId);
        } catch (RuntimeException failure) {
            refuse(event, failure);
        }
    }

    private void send(DownloadEvent event, String projectId) throws IOException {
        Person person = desk.person();
        ProjectHeader header = desk.library().requireView(person, projectId);
        ProjectLibrary library = desk.library();
        try {
            library.export(person, projectId, document -> send(event, header, document));
        } catch (UnreadableProject unreadable) {
            library.exportRaw(person, projectId, document -> send(event, header, document));
        }
    }

    private void send(DownloadEvent event, ProjectHeader header, byte[] document) throws IOException {
        LocalDate today = LocalDate.ofInstant(
                desk.scheduler().getClock().instant(),
                desk.moments(event.getUI()).zone());
        event.setFileName(FileNames.json(header.name(), today));
        event.setContentType("application/json");
        event.setContentLength(document.length);
        event.getResponse().setHeader("Cache-Control", "no-store");
        event.getResponse().setHeader("X-Content-Type-Options", "nosniff");
        // Whoever takes the document slowly would keep the room of others.
        new PacedOutput(event.getOutputStream(), desk.scheduler().getClock()).write(document);
    }

    private void refuse(DownloadEvent event, RuntimeException failure) {
        boolean gone = failure instanceof ProjectNotFound || failure instanceof NotPermitted;
        event.getResponse().setStatus((gone ? HttpStatusCode.NOT_FOUND : HttpStatusCode.SERVICE_UNAVAILABLE).getCode());
        StoreCalls.show(event.getUI(), () -> {
            Locale locale = event.getUI().getLocale();
            Notifications.error(
                    getTranslation("projects.download.failed"), desk.failures().help(failure, locale));
        });
    }
}
