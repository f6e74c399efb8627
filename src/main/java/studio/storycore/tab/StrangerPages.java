package studio.storycore.tab;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import studio.storycore.account.CurrentPerson;

/**
 * Keeps a session of someone who is not signed in at a handful of pages: with one more, the oldest is let go of. If it is
 * still looked at, it loads itself again.
 */
@Component
class StrangerPages implements VaadinServiceInitListener {

    static final int MOST = 5;

    private final CurrentPerson people;

    StrangerPages(CurrentPerson people) {
        this.people = people;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            if (people.find().isEmpty()) {
                letGoOfOldest(init.getUI());
            }
        });
    }

    private static void letGoOfOldest(UI added) {
        List<UI> others = added.getSession().getUIs().stream()
                .filter(ui -> ui != added && !ui.isClosing())
                .sorted(Comparator.comparingInt(UI::getUIId))
                .toList();
        others.stream().limit(Math.max(0, others.size() + 1 - MOST)).forEach(ui -> ui.accessSynchronously(ui::close));
    }
}
