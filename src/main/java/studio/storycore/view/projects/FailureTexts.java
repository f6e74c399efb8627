package studio.storycore.view.projects;

import com.mongodb.MongoException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.edit.EditRejected;
import studio.storycore.i18n.Translations;
import studio.storycore.library.NotPermitted;
import studio.storycore.library.QuotaReached;
import studio.storycore.library.UnknownPerson;
import studio.storycore.project.InvalidValue;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.UnreadableProject;

/** Tells people why something did not work, and what to do next. Safe for use by any thread. */
@Component
public class FailureTexts {

    private static final Logger LOG = LoggerFactory.getLogger(FailureTexts.class);

    private final Translations translations;
    private final ViolationTexts rules;

    FailureTexts(Translations translations, ViolationTexts rules) {
        this.translations = translations;
        this.rules = rules;
    }

    /** One or two sentences. What nobody expected goes into the log as well. */
    public String help(RuntimeException failure, Locale locale) {
        return switch (failure) {
            case LargeDocuments.Busy busy -> text("busy", locale);
            case StorageFailure storage -> help(storage.kind(), locale);
            case DataAccessException silent -> help(StorageFailure.Kind.UNAVAILABLE, locale);
            case MongoException silent -> help(StorageFailure.Kind.UNAVAILABLE, locale);
            case ProjectNotFound gone -> text("gone", locale);
            case QuotaReached reached -> text("quota", locale);
            case NotPermitted notAllowed -> text("not-permitted", locale);
            case UnreadableProject damaged -> text("unreadable", locale);
            case UnknownPerson unknown -> text("unknown-person", locale, unknown.username());
            case EditRejected rejected -> text("not-permitted", locale);
            case InvalidValue invalid -> rules.reason(invalid, locale);
            default -> {
                LOG.error("Unexpected failure", failure);
                yield text("unexpected", locale);
            }
        };
    }

    /** What a failure of the store means, and what to do. */
    public String help(StorageFailure.Kind kind, Locale locale) {
        return text("store." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), locale);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return translations.getTranslation("projects.failure." + key, locale, arguments);
    }
}
