package studio.storycore.view.project;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import org.jspecify.annotations.Nullable;
import studio.storycore.saving.SaveReport;
import studio.storycore.view.layout.Notifications;
import studio.storycore.workspace.OpenProject;

/** Saves when a person asks for it, and tells what really happened. */
final class SaveNow {

    private final OpenProject project;
    private final Reasons reasons;
    private @Nullable Notification failure;

    SaveNow(OpenProject project, Reasons reasons) {
        this.project = project;
        this.reasons = reasons;
    }

    void save() {
        UI ui = UI.getCurrent();
        var tell = ui.accessLater((SaveReport report) -> tell(report, ui), () -> {});
        project.saveNow().thenAccept(tell::accept);
    }

    /** Everything is saved: a message that says otherwise would be wrong from now on. */
    void settled() {
        if (failure != null) {
            failure.close();
            failure = null;
        }
    }

    private void tell(SaveReport report, UI ui) {
        settled();
        switch (report) {
            case SaveReport.Saved saved ->
                Notifications.success(
                        ui.getTranslation("save.done", BrowserTime.of(ui).time(saved.at())));
            case SaveReport.Failed failed ->
                failure = Notifications.error(
                        ui.getTranslation("save.failed"),
                        ui.getTranslation("save.failed.help", reasons.of(failed.reason(), ui.getLocale())));
        }
    }
}
