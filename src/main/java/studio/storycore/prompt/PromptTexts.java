package studio.storycore.prompt;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import studio.storycore.i18n.Translations;

/** Says in words what was found about a prompt. Works outside of a page as well; safe for use by any thread. */
@Component
public final class PromptTexts {

    private final Translations translations;

    public PromptTexts(Translations translations) {
        this.translations = translations;
    }

    /** What was found, as a sentence. */
    public String message(PromptFinding finding, Locale locale) {
        return translations.getTranslation(
                finding.messageKey(), locale, finding.arguments().toArray());
    }

    /** What to do about it, as a sentence. */
    public Optional<String> suggestion(PromptFinding finding, Locale locale) {
        return finding.suggestionKey().map(key -> translations.getTranslation(key, locale));
    }
}
