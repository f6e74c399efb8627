package studio.storycore.view.project;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Locale;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.edit.EditRejected;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Rule;
import studio.storycore.storage.StorageFailure;

/** Says in words why something was not done. Safe for use by any thread. */
@SpringComponent
public class Reasons {

    private final I18NProvider texts;
    private final ViolationTexts rules;

    Reasons(I18NProvider texts, ViolationTexts rules) {
        this.texts = texts;
        this.rules = rules;
    }

    public String of(EditRejected rejected, Locale locale) {
        return texts.getTranslation(rejected.translationKey(), locale);
    }

    public String of(InvalidValue invalid, Locale locale) {
        return invalid.rule() == Rule.TEXT_TOO_LONG
                ? texts.getTranslation(
                        "field.too-long", locale, invalid.arguments().toArray())
                : rules.reason(invalid, locale);
    }

    public String of(StorageFailure.Kind failure, Locale locale) {
        return texts.getTranslation("save.reason." + failure.name().toLowerCase(Locale.ROOT), locale);
    }
}
