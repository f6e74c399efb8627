package studio.storycore.view.projects;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;
import studio.storycore.project.TextLimits;
import studio.storycore.view.layout.TypeAhead;

/**
 * Asks for the name of a project. Stays open, with what was typed, until what was asked for has worked: the page calls
 * {@link #close()} then, or {@link #failed}.
 */
final class NameDialog extends Dialog {

    private final TextField name = new TextField();
    private final Div problem = new Div();
    private final ProgressBar progress = new ProgressBar();
    private final Button confirm;
    private final Button cancel;
    private Consumer<String> onConfirm = typed -> {};

    /** @param key the texts' key: {@code .title} and {@code .confirm} */
    NameDialog(String key, String suggestion) {
        setHeaderTitle(getTranslation(key + ".title"));
        addClassName("name-dialog");
        setWidth("min(28rem, 92vw)");

        name.setLabel(getTranslation("projects.name.label"));
        name.setWidthFull();
        name.setValue(suggestion);
        name.addInputListener(typed -> name.setInvalid(false));

        problem.addClassName("dialog-problem");
        problem.getElement().setAttribute("role", "alert");
        progress.setIndeterminate(true);
        progress.setVisible(false);
        add(name, progress, problem);

        confirm = new Button(getTranslation(key + ".confirm"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER).setResetFocusOnActiveElement(true);
        cancel = new Button(getTranslation("projects.cancel"), click -> close());
        getFooter().add(cancel, confirm);
        TypeAhead.focusToReplace(name);
    }

    /** @param action is given a name that is neither blank nor too long, without spaces around it */
    void onConfirm(Consumer<String> action) {
        onConfirm = action;
    }

    /** Tells why it did not work, and lets the person try again. */
    void failed(String help) {
        setBusy(false);
        problem.setText(help);
        name.focus();
    }

    private void confirm() {
        String typed = name.getValue().strip();
        if (typed.isEmpty()) {
            refuse(getTranslation("projects.name.blank"));
            return;
        }
        if (typed.length() > TextLimits.NAME) {
            refuse(getTranslation("projects.name.too-long", typed.length(), TextLimits.NAME));
            return;
        }
        problem.setText("");
        setBusy(true);
        onConfirm.accept(typed);
    }

    private void refuse(String why) {
        name.setErrorMessage(why);
        name.setInvalid(true);
        name.focus();
    }

    private void setBusy(boolean busy) {
        progress.setVisible(busy);
        confirm.setEnabled(!busy);
        name.setReadOnly(busy);
    }
}
