package studio.storycore.view.project;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.signals.Signal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.Project;
import studio.storycore.workspace.OpenProject;

/**
 * One text that is not in the project: where it belongs, what the project has there at this moment, and what can be done
 * with it. The text can be mended or joined with the other one before it is used.
 */
final class DraftSection extends Section {

    private final Draft draft;
    private final OpenProject project;
    private final Function<Draft, Optional<String>> use;
    private final Consumer<DraftSection> done;
    private final Paragraph reason = new Paragraph();
    private final TextArea yours;
    private final TextArea theirs;

    /**
     * @param use   puts a draft in; tells why not if it cannot be
     * @param letGo throws a draft away
     * @param done  is told when nothing is left to decide here
     * @param leave is run when the person follows the link to the field
     */
    DraftSection(
            ReturnedDraft returned,
            OpenProject project,
            Function<Draft, Optional<String>> use,
            Consumer<Draft> letGo,
            Consumer<DraftSection> done,
            Runnable leave) {
        this.draft = returned.draft();
        this.project = project;
        this.use = use;
        this.done = done;
        addClassName("draft");
        reason.addClassName("draft-reason");
        reason.getElement().setAttribute("role", "status");
        yours = text("drafts.yours", draft.text());
        theirs = text("drafts.in-project", "");
        theirs.setReadOnly(true);
        Div texts = new Div(yours, theirs);
        texts.addClassName("draft-texts");
        Button useMine = new Button(getTranslation("drafts.use-mine"), click -> useMine());
        useMine.addThemeVariants(ButtonVariant.PRIMARY);
        Button keep = new Button("", click -> {
            letGo.accept(draft);
            done.accept(this);
        });
        switch (returned) {
            case ReturnedDraft.Choice choice -> keep.setText(getTranslation("drafts.keep-theirs"));
            case ReturnedDraft.NotTaken refused -> {
                reason.setText(refused.reason());
                keep.setText(getTranslation("drafts.throw-away"));
            }
            case ReturnedDraft.AlreadyThere there -> throw new IllegalArgumentException("nothing to choose");
            case ReturnedDraft.BroughtBack back -> throw new IllegalArgumentException("nothing to choose");
        }
        Div actions = new Div(useMine, keep, copy());
        actions.addClassName("draft-actions");
        add(title(leave), when(), texts, reason, actions);
        Signal.effect(this, () -> {
            project.content().get();
            show(project.newest());
        });
    }

    private H3 title(Runnable leave) {
        Anchor link = new Anchor(
                ProjectAddress.of(draft.field().entity(), project.id(), draft.entityId()),
                draft.field().label(project.newest(), draft.entityId(), this));
        link.setRouterIgnore(false);
        link.getElement().addEventListener("click", click -> leave.run());
        return new H3(link);
    }

    private Span when() {
        String time = BrowserTime.of(UI.getCurrentOrThrow()).time(draft.at());
        Span when = new Span(getTranslation("drafts.typed-at", time));
        when.addClassName("detail-facts");
        return when;
    }

    private Button copy() {
        Button copy = new Button(getTranslation("drafts.copy"));
        copy.getElement()
                .executeJs(
                        "window.storycore.copyOnClick(this, $0, $1)",
                        yours.getElement(),
                        getTranslation("drafts.copied"));
        return copy;
    }

    private TextArea text(String label, String value) {
        TextArea text = new TextArea(getTranslation(label));
        text.setValue(value);
        text.setMinRows(1);
        text.setMaxRows(8);
        return text;
    }

    private void useMine() {
        use.apply(draft.withText(yours.getValue())).ifPresentOrElse(reason::setText, () -> done.accept(this));
    }

    /** Shows what the project has now; nothing when what the text was about is not there any more. */
    private void show(Project now) {
        @Nullable String text = draft.field().text(now, draft.entityId(), this).orElse(null);
        theirs.setVisible(text != null);
        theirs.setValue(text == null ? "" : text);
    }
}
