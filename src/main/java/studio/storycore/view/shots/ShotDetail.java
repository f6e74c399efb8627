package studio.storycore.view.shots;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.PhraseFate;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.view.layout.TypeAhead;
import studio.storycore.view.project.EditableState;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.EmptyState;
import studio.storycore.view.project.IconButton;
import studio.storycore.view.project.Timecode;

/**
 * One shot: what can be done with it, and its form. Belongs to this shot for as long as it lives. When someone deletes
 * the shot, the form stays, so that what was typed can be copied.
 */
final class ShotDetail extends Div {

    private final String shotId;
    private final Editor editor;
    private final ShotActions actions;
    private final ShotPageParts parts;
    private final ShotsPage page;
    private final H2 title = new H2();
    private final Span when = new Span();
    private final Div goneNotice = new Div();
    private final Div tools = new Div();
    private final EmptyState unknown;
    private @Nullable ShotForm form;
    private boolean editable;
    private boolean there;

    ShotDetail(String shotId, Editor editor, ShotActions actions, ShotPageParts parts, ShotsPage page) {
        this.shotId = shotId;
        this.editor = editor;
        this.actions = actions;
        this.parts = parts;
        this.page = page;
        addClassName("shot-detail");
        add(head());
        goneNotice.addClassName("project-notice");
        goneNotice.getElement().setAttribute("role", "status");
        goneNotice.setVisible(false);
        goneNotice.add(VaadinIcon.TRASH.create(), new Span(getTranslation("shots.gone")));
        unknown = new EmptyState(VaadinIcon.QUESTION_CIRCLE_O, getTranslation("shots.unknown"));
        add(goneNotice, unknown);
        show(editor.project().content().peek());
        Signal.effect(this, () -> show(editor.project().content().get()));
        EditableState.follow(this, editor.project(), mayEdit -> {
            editable = mayEdit;
            update();
        });
    }

    /** For a new shot: the next thing to be typed is its prompt. */
    void focusPrompt() {
        if (form != null) {
            form.focusPrompt();
        }
    }

    private Div head() {
        Button back = new IconButton(VaadinIcon.ARROW_LEFT, getTranslation("shots.back"), click -> page.openList());
        back.addClassName("back-button");
        when.addClassName("detail-facts");
        Div names = new Div(title, when);
        names.addClassName("detail-names");
        tools.addClassName("detail-tools");
        tools.add(
                new IconButton(VaadinIcon.ARROW_UP, getTranslation("shots.move-up"), click -> page.step(true))
                        .withTooltip(getTranslation("shots.move-up.keys")),
                new IconButton(VaadinIcon.ARROW_DOWN, getTranslation("shots.move-down"), click -> page.step(false))
                        .withTooltip(getTranslation("shots.move-down.keys")),
                TypeAhead.opensField(new IconButton(
                        VaadinIcon.COPY_O, getTranslation("shots.duplicate"), click -> page.duplicate(shotId))),
                new IconButton(VaadinIcon.TRASH, getTranslation("shots.delete"), click -> delete()));
        Div head = new Div(back, names, tools);
        head.addClassName("detail-head");
        return head;
    }

    private void show(Project project) {
        Optional<Shot> shot = project.shot(shotId);
        there = shot.isPresent();
        if (there && form == null) {
            form = new ShotForm(shot.get(), project, editor, parts);
            add(form);
        } else if (!there && form == null) {
            goneNotice.setVisible(false);
            title.setText(getTranslation("shots.unknown.title"));
        }
        unknown.setVisible(form == null);
        ShotRows rows = parts.lists().of(project);
        shot.ifPresent(found -> {
            int number = rows.item(shotId).map(ShotRow.Item::number).orElse(0);
            title.setText(
                    number == 0 ? getTranslation("shots.title-unassigned") : getTranslation("shots.title", number));
            when.setText(
                    number == 0
                            ? ""
                            : getTranslation(
                                    "shots.from-to",
                                    Timecode.of(found.startTime()),
                                    Timecode.of(found.startTime() + found.duration())));
            form.show(found, project);
        });
        update();
    }

    private void update() {
        tools.setVisible(editable && there);
        if (form != null) {
            goneNotice.setVisible(!there);
            form.setReadOnly(!editable || !there);
        }
    }

    private void delete() {
        int phrases = editor.project().content().peek().phrasesOf(shotId).size();
        if (phrases == 0) {
            delete(PhraseFate.UNLINK);
        } else {
            new DeleteShotDialog(title.getText(), phrases, this::delete).open();
        }
    }

    private void delete(PhraseFate phrases) {
        Optional<String> neighbour = actions.neighbour(shotId);
        if (actions.delete(shotId, phrases, getTranslation("shots.deleted", title.getText()))) {
            page.openInstead(neighbour);
        }
    }
}
