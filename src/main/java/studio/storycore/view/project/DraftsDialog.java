package studio.storycore.view.project;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.storycore.workspace.OpenProject;

/** Shows texts that were typed and are not in the project, each beside what the project has, and asks what is to hold. */
final class DraftsDialog extends Dialog {

    private int open;

    /**
     * @param use   puts a draft in; tells why not if it cannot be
     * @param letGo throws a draft away
     */
    DraftsDialog(
            List<ReturnedDraft> drafts,
            OpenProject project,
            Function<Draft, Optional<String>> use,
            Consumer<Draft> letGo) {
        this.open = drafts.size();
        addClassName("drafts-dialog");
        setHeaderTitle(getTranslation("drafts.title"));
        setWidth("min(48rem, 100vw)");
        add(new Paragraph(getTranslation("drafts.purpose")));
        drafts.forEach(draft -> add(new DraftSection(draft, project, use, letGo, this::done, this::close)));
        getFooter().add(new Button(getTranslation("drafts.later"), click -> close()));
    }

    private void done(DraftSection section) {
        remove(section);
        open--;
        if (open == 0) {
            close();
        }
    }
}
