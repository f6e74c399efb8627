package studio.storycore.view.project;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.ShortcutRegistration;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.signals.Signal;
import studio.storycore.saving.SaveReport;
import studio.storycore.view.layout.Notifications;
import studio.storycore.workspace.OpenProject;

/** Saves now, by click or Ctrl/Cmd with S, and tells what really happened. */
final class SaveButton extends Button {

    private final OpenProject project;
    private final ProjectBarParts parts;

    SaveButton(OpenProject project, ProjectBarParts parts) {
        super();
        this.project = project;
        this.parts = parts;
        setText(getTranslation("save.now"));
        addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("save-now");
        setTooltipText(getTranslation("save.now.keys"));
        addClickListener(click -> save());
        shortcut(KeyModifier.of("Control"));
        shortcut(KeyModifier.of("Meta"));
        Signal.effect(this, () -> {
            project.header().get();
            setVisible(project.isEditable() || !project.saving().get().isAllSaved());
        });
    }

    /** Giving the focus to the field again makes the browser send first what was typed in it until now. */
    private void shortcut(KeyModifier modifier) {
        ShortcutRegistration registration = Shortcuts.addShortcutListener(this, this::save, Key.KEY_S, modifier);
        registration.setResetFocusOnActiveElement(true);
    }

    private void save() {
        save(project, parts, UI.getCurrent());
    }

    static void save(OpenProject project, ProjectBarParts parts, UI ui) {
        var tell = ui.accessLater((SaveReport report) -> tell(report, parts, ui), () -> {});
        project.saveNow().thenAccept(tell::accept);
    }

    private static void tell(SaveReport report, ProjectBarParts parts, UI ui) {
        switch (report) {
            case SaveReport.Saved saved ->
                Notifications.success(
                        ui.getTranslation("save.done", BrowserTime.of(ui).time(saved.at())));
            case SaveReport.Failed failed ->
                Notifications.error(
                        ui.getTranslation("save.failed"),
                        parts.reasons().of(failed.reason(), ui.getLocale()) + " "
                                + ui.getTranslation("save.failed.help"));
        }
    }
}
