package studio.storycore.view.project;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.ShortcutRegistration;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.signals.Signal;
import studio.storycore.workspace.OpenProject;

/** Saves now, by click or Ctrl/Cmd with S, and tells what really happened. */
final class SaveButton extends Button {

    private final SaveNow saveNow;

    SaveButton(OpenProject project, SaveNow saveNow) {
        this.saveNow = saveNow;
        setText(getTranslation("save.now"));
        addThemeVariants(ButtonVariant.TERTIARY);
        addClassName("save-now");
        setTooltipText(getTranslation("save.now.keys"));
        addClickListener(click -> saveNow.save());
        shortcut(KeyModifier.of("Control"));
        shortcut(KeyModifier.of("Meta"));
        Signal.effect(this, () -> {
            setVisible(project.editable().get() || !project.saving().get().isAllSaved());
        });
    }

    /** Giving the focus to the field again makes the browser send first what was typed in it until now. */
    private void shortcut(KeyModifier modifier) {
        ShortcutRegistration registration = Shortcuts.addShortcutListener(this, saveNow::save, Key.KEY_S, modifier);
        registration.setResetFocusOnActiveElement(true);
    }
}
