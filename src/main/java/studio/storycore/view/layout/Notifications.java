package studio.storycore.view.layout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;

/**
 * The one way to tell the person at the screen something that does not belong to a field.
 *
 * <p>Texts are already translated. A message for what went well goes by itself; an error stays until it is closed, since
 * it says what to do. None of them takes the focus, and screen readers announce them when the person pauses.
 *
 * <p>To be called with the session's lock held: in a listener, or in {@code UI.access}.
 */
public final class Notifications {

    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final Duration LONG = Duration.ofSeconds(10);

    private Notifications() {}

    /** Something went well that the person would otherwise wonder about. */
    public static Notification success(String text) {
        return show(VaadinIcon.CHECK_CIRCLE, NotificationVariant.SUCCESS, SHORT, text, "");
    }

    /**
     * Something went well, and the person may want to do one thing more about it, such as taking it back. Stays longer.
     *
     * @param label  of the button that does it, and closes the message
     */
    public static Notification success(String text, String label, Runnable action) {
        Notification notification = show(VaadinIcon.CHECK_CIRCLE, NotificationVariant.SUCCESS, LONG, text, "");
        Button button = new Button(label, click -> {
            notification.close();
            action.run();
        });
        button.addClassName("message-action");
        notification.getChildren().findFirst().ifPresent(message -> {
            Div line = (Div) message;
            line.addComponentAtIndex(line.getComponentCount() - 1, button);
        });
        return notification;
    }

    /** Something deserves attention, yet nothing is broken. */
    public static Notification warning(String text) {
        return show(VaadinIcon.WARNING, NotificationVariant.WARNING, LONG, text, "");
    }

    /**
     * Something did not work.
     *
     * @param what what did not work, in one short sentence
     * @param help why, and what to do next
     */
    public static Notification error(String what, String help) {
        return show(VaadinIcon.EXCLAMATION_CIRCLE, NotificationVariant.ERROR, Duration.ZERO, what, help);
    }

    private static Notification show(
            VaadinIcon symbol, NotificationVariant variant, Duration duration, String what, String help) {
        Notification notification = new Notification();
        notification.addThemeVariants(variant);
        notification.setPosition(Notification.Position.BOTTOM_END);
        notification.setAssertive(false);
        notification.setDuration((int) duration.toMillis());

        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Div text = new Div(new Span(what));
        text.addClassName("message-text");
        if (!help.isEmpty()) {
            text.add(new Paragraph(help));
        }
        Button close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> notification.close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(notification.getTranslation("layout.close"));
        Div message = new Div(icon, text, close);
        message.addClassName("message");
        notification.add(message);
        notification.open();
        return notification;
    }
}
