package studio.storycore.view.dialogue;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.DeletePhrase;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.view.project.EditableState;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.EmptyState;
import studio.storycore.view.project.IconButton;

/** One phrase: what can be done with it, and its form. */
final class PhraseDetail extends Div {

    private final String phraseId;
    private final Editor editor;
    private final Runnable openList;
    private final Div tools = new Div();
    private final EmptyState unknown;
    private @Nullable PhraseForm form;
    private boolean editable;
    private boolean there;

    PhraseDetail(String phraseId, Editor editor, Runnable openList) {
        this.phraseId = phraseId;
        this.editor = editor;
        this.openList = openList;
        addClassName("entity-detail");
        unknown = new EmptyState(VaadinIcon.QUESTION_CIRCLE_O, getTranslation("phrases.unknown"));
        add(head(), unknown);
        show(editor.project().content().peek());
        Signal.effect(this, () -> show(editor.project().content().get()));
        EditableState.follow(this, editor.project(), mayEdit -> {
            editable = mayEdit;
            update();
        });
    }

    void focusWords() {
        if (form != null) {
            form.focusWords();
        }
    }

    private Div head() {
        Button back = new IconButton(VaadinIcon.ARROW_LEFT, getTranslation("phrases.back"), click -> openList.run());
        back.addClassName("back-button");
        Div names = new Div(new H2(getTranslation("phrases.one")));
        names.addClassName("detail-names");
        tools.addClassName("detail-tools");
        tools.add(new IconButton(VaadinIcon.TRASH, getTranslation("phrases.delete"), click -> delete()));
        Div head = new Div(back, names, tools);
        head.addClassName("detail-head");
        return head;
    }

    private void show(Project project) {
        Optional<DialoguePhrase> phrase = project.phrase(phraseId);
        there = phrase.isPresent();
        if (form != null && there) {
            form.show(phrase.get(), project);
        } else if (there) {
            form = new PhraseForm(phrase.get(), project, editor, true);
            add(form);
        }
        unknown.setVisible(form == null);
        update();
    }

    private void update() {
        tools.setVisible(editable && there);
        if (form != null) {
            form.setReadOnly(!editable || !there);
            if (!there) {
                form.showGone();
            }
        }
    }

    private void delete() {
        if (editor.remove(new DeletePhrase(phraseId), getTranslation("phrases.deleted"))) {
            openList.run();
        }
    }
}
