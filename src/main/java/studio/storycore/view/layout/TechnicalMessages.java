package studio.storycore.view.layout;

import com.vaadin.flow.component.ReconnectDialogConfiguration;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.SystemMessagesProvider;
import java.util.Locale;
import studio.storycore.i18n.Translations;

/**
 * What the browser says by itself when it and the server do not understand each other: no connection, no cookies, a
 * failed request. A session that has ended needs no message here: the page loads again, and either goes on with the
 * browser's ticket or comes to the login page, which says so.
 */
final class TechnicalMessages implements SystemMessagesProvider {

    private static final int RECONNECT_MILLIS = 2_500;

    private final Translations translations;

    TechnicalMessages(Translations translations) {
        this.translations = translations;
    }

    @Override
    public SystemMessages getSystemMessages(SystemMessagesInfo info) {
        Locale language = info.getLocale();
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setInternalErrorCaption(translations.getTranslation("error.technical", language));
        messages.setInternalErrorMessage(translations.getTranslation("error.technical.help", language));
        messages.setSyncErrorCaption(translations.getTranslation("error.technical", language));
        messages.setSyncErrorMessage(translations.getTranslation("error.technical.help", language));
        messages.setCookiesDisabledCaption(translations.getTranslation("error.cookies", language));
        messages.setCookiesDisabledMessage(translations.getTranslation("error.cookies.help", language));
        return messages;
    }

    /** While the server does not answer: the page says so, can be typed in, and never gives up trying. */
    static void speakIn(UI ui) {
        ReconnectDialogConfiguration dialog = ui.getReconnectDialogConfiguration();
        dialog.setReconnectAttempts(Integer.MAX_VALUE);
        dialog.setReconnectInterval(RECONNECT_MILLIS);
        ui.getPushConfiguration().setParameter("reconnectInterval", String.valueOf(RECONNECT_MILLIS));
        dialog.setDialogText(ui.getTranslation("error.reconnecting"));
        dialog.setDialogTextGaveUp(ui.getTranslation("error.disconnected"));
    }
}
