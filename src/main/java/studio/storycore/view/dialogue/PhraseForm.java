package studio.storycore.view.dialogue;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.Project;
import studio.storycore.view.layout.TypeAhead;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.TypedFields;

/** All fields of one phrase. Made for this phrase and thrown away with it. */
public final class PhraseForm extends Div {

    private final String phraseId;
    private final TextArea words;
    private final BoundField<String, String> text;
    private final BoundField<String, @Nullable String> character;
    private final BoundField<String, @Nullable String> emotion;
    private final ComboBox<String> characterField;
    private final PhraseTimesFields times;
    private final VoiceFields voice;
    private final @Nullable ShotLinkField link;
    private final Div goneNotice = new Div();
    private List<String> knownCharacters = List.of();
    private @Nullable List<DialoguePhrase> seen;

    /** @param withLink whether the shot can be chosen here; not where the phrase stands inside of its shot */
    public PhraseForm(DialoguePhrase phrase, Project project, Editor editor, boolean withLink) {
        this.phraseId = phrase.id();
        addClassName("phrase-form");

        words = Fields.longText(getTranslation("phrases.field.text"));
        words.setMinRows(1);
        words.setMaxRows(8);
        text = BoundField.of(words, TypedFields.WORDS, phrase.id(), phrase.text(), editor);
        characterField = Fields.suggesting(getTranslation("phrases.field.character"), "");
        character = BoundField.of(
                characterField,
                TypedFields.CHARACTER,
                phrase.id(),
                phrase.metadata().character(),
                editor);
        Fields.takeCustomTexts(characterField, character);
        ComboBox<String> emotionField = Fields.suggesting(
                getTranslation("phrases.field.emotion"), getTranslation("phrases.field.emotion.suggestions"));
        emotion = BoundField.of(
                emotionField,
                TypedFields.EMOTION,
                phrase.id(),
                phrase.metadata().emotion(),
                editor);
        Fields.takeCustomTexts(emotionField, emotion);
        times = new PhraseTimesFields(phrase, editor);
        voice = new VoiceFields(phrase, editor);
        link = withLink ? new ShotLinkField(phrase, editor) : null;

        Div fields = new Div(characterField, emotionField, times.start(), times.end());
        fields.addClassName("phrase-fields");
        goneNotice.addClassName("project-notice");
        goneNotice.getElement().setAttribute("role", "status");
        goneNotice.add(VaadinIcon.TRASH.create(), new Span(getTranslation("phrases.gone")));
        goneNotice.setVisible(false);
        add(goneNotice, words);
        if (link != null) {
            add(link);
        }
        add(fields, voice);
        show(phrase, project);
    }

    public String phraseId() {
        return phraseId;
    }

    /** Places a component beside the words. */
    public void addTools(Component tools) {
        addComponentAtIndex(1, tools);
    }

    public void show(DialoguePhrase phrase, Project project) {
        goneNotice.setVisible(false);
        text.show(phrase.text());
        suggestCharacters(project);
        character.show(phrase.metadata().character());
        emotion.show(phrase.metadata().emotion());
        times.show(phrase);
        voice.show(phrase);
        if (link != null) {
            link.show(phrase, project);
        }
    }

    /** Someone deleted the phrase; what stands in the fields can still be copied. */
    public void showGone() {
        goneNotice.setVisible(true);
        setReadOnly(true);
    }

    public void setReadOnly(boolean readOnly) {
        Stream.of(text, character, emotion).forEach(field -> field.setReadOnly(readOnly));
        times.setReadOnly(readOnly);
        voice.setReadOnly(readOnly);
        if (link != null) {
            link.setReadOnly(readOnly);
        }
    }

    /** Whether the person is in one of the fields, or one holds something that was not taken. */
    public boolean isBusy() {
        return text.isBusy() || character.isBusy() || emotion.isBusy() || times.isBusy();
    }

    /** For a new phrase: what is typed next replaces its first words. */
    public void focusWords() {
        TypeAhead.focusToReplace(words);
    }

    /** Who speaks elsewhere in the project is likely to speak here. */
    private void suggestCharacters(Project project) {
        // New suggestions set the field's text anew, which must not happen while it is typed.
        if (project.audioPhrases() == seen || character.isBusy()) {
            return;
        }
        seen = project.audioPhrases();
        List<String> known = new ArrayList<>(project.audioPhrases().stream()
                .map(phrase -> phrase.metadata().character())
                .flatMap(name -> name == null || name.isBlank() ? Stream.empty() : Stream.of(name))
                .distinct()
                .sorted()
                .toList());
        if (!known.equals(knownCharacters)) {
            knownCharacters = known;
            String value = characterField.getValue();
            characterField.setItems(known);
            characterField.setValue(value);
        }
    }
}
