package studio.storycore.view.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import studio.storycore.account.NewPassword;
import studio.storycore.view.layout.Notifications;

/** Shows a first password: here and now, and never again. */
class FirstPasswordDialog extends Dialog {

    /** @param title key of what happened, with the username as its argument */
    FirstPasswordDialog(NewPassword made, String title) {
        setHeaderTitle(getTranslation(title, made.username()));
        setWidth("26rem");
        // A slip must not lose it.
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);

        Code password = new Code(made.password());
        Button copy = new Button(getTranslation("users.copy"), VaadinIcon.COPY.create());
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        // Browsers give the clipboard to pages over https and on localhost only.
        Clipboard.onClick(copy)
                .writeText(
                        made.password(),
                        copied -> Notifications.success(getTranslation("users.copied")),
                        refused -> Notifications.warning(getTranslation("users.not-copied")));
        Div shown = new Div(password, copy);
        shown.addClassName("first-password");
        Div content = new Div(new Paragraph(getTranslation("users.first-password.shown-once")), shown);
        content.addClassName("form-column");
        add(content);

        Button close = new Button(getTranslation("users.password-noted"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
