package studio.storycore.view.projects;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import studio.storycore.i18n.Translations;

/**
 * Moments as a person reads them: how long ago, and exactly, in the person's language and time zone.
 *
 * @param zone where the person is
 */
public record Moments(Translations translations, Locale locale, ZoneId zone) {

    private static final int DAYS_OF_A_WEEK = 7;

    /** Such as "5 minutes ago"; from a week on the date. A moment that lies ahead, by another clock, is just now. */
    public String ago(Instant moment, Instant now) {
        Duration past = Duration.between(moment, now);
        if (past.toMinutes() < 1) {
            return text("now");
        }
        if (past.toHours() < 1) {
            return text("minutes", past.toMinutes());
        }
        if (past.toDays() < 1) {
            return text("hours", past.toHours());
        }
        return past.toDays() < DAYS_OF_A_WEEK
                ? text("days", past.toDays())
                : text(
                        "date",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                .withLocale(locale)
                                .format(moment.atZone(zone)));
    }

    /** Date and time of day. */
    public String exact(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                .withLocale(locale)
                .format(moment.atZone(zone));
    }

    private String text(String unit, Object... arguments) {
        return translations.getTranslation("projects.ago." + unit, locale, arguments);
    }
}
