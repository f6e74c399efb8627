package studio.storycore.view.projects;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.storycore.i18n.Translations;

/**
 * Moments as a person reads them: how long ago, and exactly, in the person's language and time zone.
 *
 * <p>How long ago something was changes all the time, so the browser says it, by the texts of {@link #ages}. A moment that
 * lies ahead, by another clock, is just now.
 *
 * @param zone where the person is
 */
public record Moments(Translations translations, Locale locale, ZoneId zone) {

    /**
     * Part of the template of a row: the {@code text} of the row with the time since the moment {@code at}, in milliseconds
     * since 1970, in place of {@code {0}}. From a week on it is the {@code date}. See {@code projects.js}.
     */
    public static final String AGO = """
            <storycore-ago title="${item.exact}" at="${item.at}" date="${item.date}" text="${item.saved}"></storycore-ago>""";

    private static final int MINUTES_OF_AN_HOUR = 60;
    private static final int HOURS_OF_A_DAY = 24;
    private static final int DAYS_OF_A_WEEK = 7;

    /** What {@link #AGO} in the rows of a list needs. The list names the script {@code projects.js}. */
    public void keepRight(Component list, Clock clock) {
        list.addAttachListener(attach ->
                list.getElement().executeJs("window.storycore.ages($0, $1)", ages(), (double) clock.millis()));
    }

    /** Such as "5 minutes ago": for 0 to 59 minutes, 1 to 23 hours, and 1 to 6 days. */
    List<String> ages() {
        List<String> ages = new ArrayList<>();
        ages.add(text("now"));
        add(ages, "minutes", MINUTES_OF_AN_HOUR);
        add(ages, "hours", HOURS_OF_A_DAY);
        add(ages, "days", DAYS_OF_A_WEEK);
        return ages;
    }

    /** The date alone, as a part of a sentence. */
    public String date(Instant moment) {
        return text(
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

    private void add(List<String> ages, String unit, int end) {
        for (int number = 1; number < end; number++) {
            ages.add(text(unit, number));
        }
    }

    private String text(String unit, Object... arguments) {
        return translations.getTranslation("projects.ago." + unit, locale, arguments);
    }
}
