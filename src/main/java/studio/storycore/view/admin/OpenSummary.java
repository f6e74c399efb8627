package studio.storycore.view.admin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import studio.storycore.account.Person;
import studio.storycore.library.Activity;
import studio.storycore.library.NotPermitted;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.view.projects.StoreCalls;

/** How many projects are open on this server, and how many of them are not completely in the database. */
final class OpenSummary extends Paragraph {

    private record Numbers(long open, long unsaved, long failing) {}

    private final ProjectLibrary library;
    private final Person administrator;
    private volatile @Nullable Numbers shown;

    OpenSummary(ProjectLibrary library, Person administrator) {
        this.library = library;
        this.administrator = administrator;
        addClassName("open-summary");
        getElement().setAttribute("role", "status");
        show(now());
    }

    /**
     * Looks again, on any thread, and changes the page only when something has changed. An administrator who is one no
     * longer sees what was last shown, until the page has left.
     */
    void look(UI ui) {
        Numbers now;
        try {
            now = now();
        } catch (NotPermitted noLonger) {
            return;
        }
        if (!now.equals(shown)) {
            StoreCalls.show(ui, () -> show(now));
        }
    }

    private Numbers now() {
        Collection<Activity> open = library.openNow(administrator).values();
        return new Numbers(count(open, Selection.OPEN), count(open, Selection.UNSAVED), count(open, Selection.FAILING));
    }

    private static long count(Collection<Activity> open, Selection selection) {
        return open.stream().filter(selection::includes).count();
    }

    private void show(Numbers now) {
        shown = now;
        setText(getTranslation("admin.projects.summary", now.open(), now.unsaved(), now.failing()));
        setClassName("failing", now.failing() > 0);
    }
}
