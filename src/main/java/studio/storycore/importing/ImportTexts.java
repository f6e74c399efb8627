package studio.storycore.importing;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.i18n.Translations;
import studio.storycore.project.Project;

/** Tells a person what an import would do, and why something is refused. Safe for use by any thread. */
@Component
public final class ImportTexts {

    private final Translations translations;
    private final ViolationTexts violations;

    public ImportTexts(Translations translations, ViolationTexts violations) {
        this.translations = translations;
        this.violations = violations;
    }

    /** What was done with a place, without the place: is now the duration. */
    public String text(Note note, Locale locale) {
        String key = "import.note." + note.reason().name().toLowerCase(Locale.ROOT);
        String text = translations.getTranslation(key, locale, note.arguments().toArray());
        return note.count() == 1 ? text : translations.getTranslation("import.times", locale, text, note.count());
    }

    /** The file and the JSON path of a note; of the whole project, nothing but the path. */
    public String place(Note note) {
        return (note.file() + " " + note.path()).strip();
    }

    public String kind(Note.Kind kind, Locale locale) {
        return translations.getTranslation("import.kind." + kind.name().toLowerCase(Locale.ROOT), locale);
    }

    public String shape(Shape shape, Locale locale) {
        return translations.getTranslation("import.shape." + shape.name().toLowerCase(Locale.ROOT), locale);
    }

    /** How much there is in a project. */
    public String contents(Project project, Locale locale) {
        return translations.getTranslation(
                "import.contents",
                locale,
                project.sequences().size(),
                project.shots().size(),
                project.audioPhrases().size());
    }

    /** That nothing was stored, because of what stands beside it. */
    public String refused(Locale locale) {
        return translations.getTranslation("import.refused", locale);
    }

    /** Why nothing was taken of a file; each of the sentences with its place. */
    public List<String> reasons(Refusal refusal, Locale locale) {
        return switch (refusal) {
            case Refusal.Unreadable unreadable -> List.of(violations.text(unreadable.reason(), locale));
            case Refusal.Invalid invalid -> violations.texts(invalid.reason(), locale);
            case Refusal.TooDeep deep ->
                List.of(refused("too_deep", locale, deep.limit(), Texts.shortened(deep.path())));
            case Refusal.Foreign foreign -> List.of(refused("foreign", locale));
            case Refusal.Nothing nothing -> List.of(refused("nothing", locale));
            case Refusal.DamagedZip damaged -> List.of(refused("damaged_zip", locale));
            case Refusal.LockedZip locked -> List.of(refused("locked_zip", locale));
            case Refusal.PackedOtherwise packed -> List.of(refused("packed_otherwise", locale, packed.method()));
            case Refusal.TooManyFiles many -> List.of(refused("too_many_files", locale, many.limit()));
            case Refusal.TooLarge large -> List.of(refused("too_large", locale, large.limit()));
        };
    }

    private String refused(String reason, Locale locale, Object... arguments) {
        return translations.getTranslation("import.refused." + reason, locale, arguments);
    }
}
