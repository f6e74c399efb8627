package studio.storycore.view.dialogue;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.AddPhrase;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.view.project.EditableState;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.EmptyState;
import studio.storycore.view.project.ListAndDetail;
import studio.storycore.view.project.ProjectAddress;
import studio.storycore.view.project.Reasons;
import studio.storycore.workspace.OpenProject;

/** The list of the phrases and the selected one of one open project. */
final class DialoguePage extends Composite<ListAndDetail> {

    private final OpenProject project;
    private final PhraseLists lists;
    private final Editor editor;
    private final PhraseList list;
    private @Nullable String selected;

    /** The address may lead to a row out of view; a row that was clicked is in view and stays where it is. */
    private boolean arriving = true;

    private @Nullable String isNew;
    private boolean empty;

    DialoguePage(OpenProject project, PhraseLists lists, Reasons reasons) {
        this.project = project;
        this.lists = lists;
        this.editor = new Editor(project, reasons);
        this.list = new PhraseList(this::open, this::add);
        Signal.effect(this, () -> show(project.content().get()));
        EditableState.follow(this, project, list::setEditable);
    }

    @Override
    protected ListAndDetail initContent() {
        return new ListAndDetail(getTranslation("phrases.list"), getTranslation("phrases.detail"), list);
    }

    /** Shows a phrase, or none. Every phrase gets a form of its own. */
    void select(@Nullable String phraseId) {
        boolean arrived = arriving;
        arriving = false;
        selected = phraseId;
        list.grid().selectKey(phraseId);
        if (phraseId == null) {
            showNothing();
            return;
        }
        if (arrived) {
            list.grid().reveal(phraseId);
        }
        PhraseDetail detail = new PhraseDetail(phraseId, editor, this::openList);
        getContent().show(detail);
        if (phraseId.equals(isNew)) {
            detail.focusWords();
        }
        isNew = null;
    }

    private void show(Project content) {
        list.show(lists.of(content));
        boolean nowEmpty = content.audioPhrases().isEmpty();
        if (nowEmpty != empty && selected == null) {
            showNothing();
        }
        empty = nowEmpty;
    }

    private void showNothing() {
        boolean none = project.content().peek().audioPhrases().isEmpty();
        getContent()
                .showNothing(new EmptyState(
                        VaadinIcon.COMMENT_ELLIPSIS_O, getTranslation(none ? "phrases.empty" : "phrases.select-one")));
    }

    private void open(String phraseId) {
        UI.getCurrent().navigate(ProjectAddress.entity(project.id(), "dialogue", phraseId));
    }

    private void openList() {
        UI.getCurrent().navigate(ProjectAddress.page(project.id(), "dialogue"));
    }

    private void add() {
        DialoguePhrase phrase = NewPhrase.unlinked(project.content().peek(), getTranslation("phrases.new-words"));
        if (editor.make(new AddPhrase(phrase))) {
            list.clearFilter();
            isNew = phrase.id();
            open(phrase.id());
            list.grid().reveal(phrase.id());
        }
    }
}
