package studio.storycore.view.dialogue;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.storycore.edit.AddPhrase;
import studio.storycore.edit.DeletePhrase;
import studio.storycore.edit.LinkPhrase;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.view.layout.TypeAhead;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.IconButton;

/**
 * The phrases of one shot, each with its own form. A form stays where it is as long as its phrase does, so that nothing
 * moves under the hands of the person who types.
 */
public final class ShotPhrases extends Div {

    private final String shotId;
    private final Editor editor;
    private final Div list = new Div();
    private final Span none = new Span();
    private final Button add;
    private final Map<String, PhraseForm> forms = new LinkedHashMap<>();
    private final List<Div> tools = new ArrayList<>();
    private boolean readOnly;

    public ShotPhrases(String shotId, Editor editor) {
        this.shotId = shotId;
        this.editor = editor;
        addClassName("shot-dialogue");
        list.addClassName("phrase-list");
        none.setText(getTranslation("phrases.none-in-shot"));
        none.addClassName("quiet");
        add = TypeAhead.opensField(new Button(getTranslation("phrases.add"), VaadinIcon.PLUS.create(), click -> add()));
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add.addClassName("add-phrase");
        Div head = new Div(new H3(getTranslation("phrases.title")), add);
        head.addClassName("section-head");
        add(head, none, list);
    }

    public void show(Project project) {
        List<DialoguePhrase> phrases = project.phrasesOf(shotId).stream()
                .sorted(Comparator.comparingDouble(DialoguePhrase::startTime))
                .toList();
        Set<String> ids = new HashSet<>();
        for (DialoguePhrase phrase : phrases) {
            ids.add(phrase.id());
            PhraseForm form = forms.get(phrase.id());
            if (form == null) {
                addForm(phrase, project);
            } else {
                form.show(phrase, project);
                form.setReadOnly(readOnly);
            }
        }
        for (PhraseForm form : List.copyOf(forms.values())) {
            if (!ids.contains(form.phraseId())) {
                leave(form, project);
            }
        }
        none.setVisible(forms.isEmpty());
    }

    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
        add.setVisible(!readOnly);
        tools.forEach(tool -> tool.setVisible(!readOnly));
        forms.values().forEach(form -> form.setReadOnly(readOnly));
    }

    /** A phrase that was deleted under the hands of the person stays to be copied; any other one just goes. */
    private void leave(PhraseForm form, Project project) {
        if (form.isBusy() && project.phrase(form.phraseId()).isEmpty()) {
            form.showGone();
        } else {
            forms.remove(form.phraseId());
            list.remove(form);
        }
    }

    private PhraseForm addForm(DialoguePhrase phrase, Project project) {
        PhraseForm form = new PhraseForm(phrase, project, editor, false);
        Div tool = new Div(
                new IconButton(
                        VaadinIcon.UNLINK,
                        getTranslation("phrases.unlink"),
                        click -> editor.make(new LinkPhrase(phrase.id(), DialoguePhrase.NOT_LINKED))),
                new IconButton(
                        VaadinIcon.TRASH,
                        getTranslation("phrases.delete"),
                        click -> editor.remove(new DeletePhrase(phrase.id()), getTranslation("phrases.deleted"))));
        tool.addClassName("phrase-tools");
        tool.setVisible(!readOnly);
        tools.add(tool);
        form.addTools(tool);
        form.setReadOnly(readOnly);
        forms.put(phrase.id(), form);
        list.add(form);
        return form;
    }

    private void add() {
        Project project = editor.project().content().peek();
        Shot shot = project.shot(shotId).orElse(null);
        if (shot == null) {
            return;
        }
        DialoguePhrase phrase = NewPhrase.in(shot, project, getTranslation("phrases.new-words"));
        if (editor.make(new AddPhrase(phrase))) {
            show(editor.project().content().peek());
            forms.get(phrase.id()).focusWords();
        }
    }
}
