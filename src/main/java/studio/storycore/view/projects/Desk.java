package studio.storycore.view.projects;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.contract.ViolationTexts;
import studio.storycore.i18n.Translations;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.library.Quotas;

/** What every part of the pages about projects works with. */
@Component
public record Desk(
        ProjectLibrary library,
        Quotas quotas,
        CurrentPerson currentPerson,
        StoreCalls calls,
        FailureTexts failures,
        ViolationTexts violations,
        PersonNames names,
        Translations translations,
        TaskScheduler scheduler) {

    /** Who is acting, by their rights as they are now. */
    public Person person() {
        return currentPerson.get();
    }

    /** Moments in the language and the time zone of the person at a tab. */
    public Moments moments(UI ui) {
        return new Moments(translations, ui.getLocale(), zone(ui));
    }

    private static ZoneId zone(UI ui) {
        String id = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        if (id == null || id.isBlank()) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(id);
        } catch (DateTimeException unknownHere) {
            return ZoneId.systemDefault();
        }
    }
}
