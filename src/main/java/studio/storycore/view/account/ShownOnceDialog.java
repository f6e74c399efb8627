package studio.storycore.view.account;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import studio.storycore.view.layout.Notifications;

/** Shows a first password or an access token: here and now, and never again. */
class ShownOnceDialog extends Dialog {

    /**
     * @param title  what happened
     * @param advice what to do with the secret
     */
    ShownOnceDialog(String title, String advice, String secret) {
        setHeaderTitle(title);
        setWidth("26rem");
        // A slip must not lose it.
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);

        Button copy = new Button(getTranslation("users.copy"), VaadinIcon.COPY.create());
        copy.addThemeVariants(ButtonVariant.TERTIARY);
        // Browsers give the clipboard to pages over https and on localhost only.
        Clipboard.onClick(copy)
                .writeText(
                        secret,
                        copied -> Notifications.success(getTranslation("users.copied")),
                        refused -> Notifications.warning(getTranslation("users.not-copied")));
        Div shown = new Div(new Code(secret), copy);
        shown.addClassName("shown-once");
        Div content = new Div(new Paragraph(advice), shown);
        content.addClassName("form-column");
        add(content);

        Button close = new Button(getTranslation("users.password-noted"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }
}
