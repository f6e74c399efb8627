package studio.storycore.view.project;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import studio.storycore.edit.Field;
import studio.storycore.workspace.OpenProject;

/** Shows what was typed and could not simply be put in, each beside what the project has now, and asks what is to hold. */
final class DraftsDialog extends Dialog {

    private final OpenProject project;
    private final Function<Draft, Optional<String>> use;
    private final Consumer<Draft> letGo;
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
        this.project = project;
        this.use = use;
        this.letGo = letGo;
        this.open = drafts.size();
        addClassName("drafts-dialog");
        setHeaderTitle(getTranslation("drafts.title"));
        setWidth("min(48rem, 100vw)");
        add(new Paragraph(getTranslation("drafts.purpose")));
        drafts.forEach(draft -> add(item(draft)));
        getFooter().add(new Button(getTranslation("drafts.later"), click -> close()));
    }

    private Section item(ReturnedDraft returned) {
        Draft draft = returned.draft();
        Field field = new Field(
                draft.field().entity(), draft.entityId(), draft.field().name());
        String time = BrowserTime.of(UI.getCurrentOrThrow()).time(draft.at());
        Section item = new Section();
        item.addClassName("draft");
        Span when = new Span(getTranslation("drafts.typed-at", time));
        when.addClassName("detail-facts");
        Div texts = new Div(text("drafts.yours", draft.text()));
        texts.addClassName("draft-texts");
        Paragraph reason = new Paragraph();
        reason.addClassName("draft-reason");
        reason.getElement().setAttribute("role", "status");
        Button mine = new Button(getTranslation("drafts.use-mine"), click -> {
            Optional<String> refused = use.apply(draft);
            refused.ifPresentOrElse(reason::setText, () -> done(item));
        });
        mine.addThemeVariants(ButtonVariant.PRIMARY);
        Button theirs = new Button("", click -> {
            letGo.accept(draft);
            done(item);
        });
        switch (returned) {
            case ReturnedDraft.Choice choice -> {
                texts.add(text("drafts.in-project", choice.inProject()));
                theirs.setText(getTranslation("drafts.keep-theirs"));
            }
            case ReturnedDraft.NotTaken refused -> {
                reason.setText(refused.reason());
                mine.setText(getTranslation("drafts.try-again"));
                theirs.setText(getTranslation("drafts.throw-away"));
            }
            case ReturnedDraft.AlreadyThere there -> throw new IllegalArgumentException("nothing to choose");
            case ReturnedDraft.BroughtBack back -> throw new IllegalArgumentException("nothing to choose");
        }
        Div actions = new Div(mine, theirs);
        actions.addClassName("draft-actions");
        item.add(new H3(FieldNames.of(field, project.content().peek(), this)), when, texts, reason, actions);
        return item;
    }

    private TextArea text(String label, String value) {
        TextArea text = new TextArea(getTranslation(label));
        text.setValue(value);
        text.setReadOnly(true);
        text.setMinRows(1);
        text.setMaxRows(8);
        return text;
    }

    private void done(Section item) {
        remove(item);
        open--;
        if (open == 0) {
            close();
        }
    }
}
