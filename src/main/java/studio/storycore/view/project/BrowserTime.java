package studio.storycore.view.project;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times as the person at the browser reads them: in the browser's time zone and language.
 */
record BrowserTime(ZoneId zone, Locale locale) {

    private static final DateTimeFormatter HOURS_AND_MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    static BrowserTime of(UI ui) {
        return new BrowserTime(zone(ui.getPage().getExtendedClientDetails()), ui.getLocale());
    }

    /** Hours and minutes. */
    String time(Instant instant) {
        return HOURS_AND_MINUTES.format(instant.atZone(zone));
    }

    /** Hours and minutes, or the date when that is another day. */
    String timeOrDate(Instant instant, Instant now) {
        LocalDate day = instant.atZone(zone).toLocalDate();
        return day.equals(now.atZone(zone).toLocalDate())
                ? time(instant)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(day);
    }

    private static ZoneId zone(@Nullable ExtendedClientDetails details) {
        try {
            if (details != null && details.getTimeZoneId() != null) {
                return ZoneId.of(details.getTimeZoneId());
            }
        } catch (DateTimeException unknown) {
            return ZoneOffset.ofTotalSeconds(details.getTimezoneOffset() / 1000);
        }
        return ZoneId.systemDefault();
    }
}
