package studio.storycore.view.project;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import studio.storycore.workspace.OpenProject;
import studio.storycore.workspace.UndoStack;

/**
 * Takes back and makes again what the person did, and opens what was deleted lately. The keys (Ctrl or Cmd with Z, Y) are heard in {@code project.js}, since
 * inside a text field they are the browser's own.
 */
final class UndoButtons extends Div {

    UndoButtons(Editor editor, ProjectBarParts parts) {
        addClassName("undo-buttons");
        OpenProject project = editor.project();
        Button undo = button(VaadinIcon.ARROW_BACKWARD, "undo");
        undo.addClickListener(click -> editor.undo());
        Button redo = button(VaadinIcon.ARROW_FORWARD, "redo");
        redo.addClickListener(click -> editor.redo());
        IconButton deleted = new IconButton(
                VaadinIcon.RECYCLE,
                getTranslation("deleted.title"),
                click -> new RecentlyDeletedDialog(editor, parts).open());
        add(undo, redo, deleted);
        Signal.effect(this, () -> {
            UndoStack.Available available = project.undoAvailable().get();
            undo.setEnabled(available.undo());
            redo.setEnabled(available.redo());
        });
        Signal.effect(this, () -> {
            setVisible(project.editable().get());
        });
    }

    private Button button(VaadinIcon icon, String what) {
        Button button = new Button(icon.create());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("project." + what));
        button.setTooltipText(getTranslation("project." + what + ".keys"));
        button.addClassName("icon-button");
        button.getElement().setAttribute("data-action", what);
        return button;
    }
}
