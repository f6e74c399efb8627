package studio.storycore.i18n;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.springframework.stereotype.Component;

/**
 * The texts of the user interface, in English and French, from {@code vaadin-i18n/translations*.properties}.
 *
 * <p>Vaadin's own provider falls back to the server's locale and offers the first translated language to everyone whose
 * language it does not know. Here the answer depends on the person alone: French for French, else English.
 *
 * <p>A text with parameters is a {@link MessageFormat} pattern; one without is taken as it stands. Safe for use by any
 * thread.
 */
@Component
public class Translations implements I18NProvider {

    private static final String BUNDLE = "vaadin-i18n.translations";
    private static final Control NO_SERVER_LOCALE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    @Override
    public List<Locale> getProvidedLocales() {
        return List.of(Locale.ENGLISH, Locale.FRENCH);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        try {
            String text =
                    ResourceBundle.getBundle(BUNDLE, locale, NO_SERVER_LOCALE).getString(key);
            return params.length == 0 ? text : new MessageFormat(text, locale).format(params);
        } catch (MissingResourceException missing) {
            // Seen at once on the page and in every test that looks at the text, yet the page still works.
            return "!" + key + "!";
        }
    }
}
