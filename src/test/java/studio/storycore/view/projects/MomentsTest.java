package studio.storycore.view.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import studio.storycore.i18n.Translations;

class MomentsTest {

    @Test
    void theBrowserGetsTheTextsForMinutesHoursAndDaysInThisOrder() {
        List<String> ages = moments(Locale.ENGLISH).ages();

        assertThat(ages).hasSize(60 + 23 + 6);
        assertThat(ages).startsWith("just now", "1 minute ago", "2 minutes ago").endsWith("5 days ago", "6 days ago");
        assertThat(ages.subList(59, 61)).containsExactly("59 minutes ago", "1 hour ago");
        assertThat(ages.subList(82, 84)).containsExactly("23 hours ago", "yesterday");
        assertThat(moments(Locale.FRENCH).ages()).contains("il y a 5 minutes", "il y a 1 heure", "hier");
    }

    @Test
    void fromAWeekOnTheDateIsSaidAsItIsWhereThePersonIs() {
        Instant justBeforeMidnight = Instant.parse("2026-02-28T23:30:00Z");

        assertThat(moments(Locale.UK).date(justBeforeMidnight)).isEqualTo("on 1 Mar 2026");
    }

    private static Moments moments(Locale locale) {
        return new Moments(new Translations(), locale, ZoneId.of("Europe/Paris"));
    }
}
