package studio.storycore.view.shots;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Locale;
import studio.storycore.project.Shot;
import studio.storycore.prompt.PromptCheck;
import studio.storycore.prompt.PromptFinding;
import studio.storycore.prompt.PromptRules;
import studio.storycore.prompt.PromptTexts;
import studio.storycore.view.layout.TypeAhead;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.TypedFields;

/** The prompt of a shot, with its length and what the prompt rules advise while the person types. */
final class PromptField extends Div {

    private final TextArea field;
    private final PromptTexts texts;
    private final BoundField<String, String> bound;
    private final Span counter = new Span();
    private final Div findings = new Div();

    PromptField(Shot shot, PromptTexts texts, Editor editor) {
        this.texts = texts;
        addClassName("prompt-field");
        field = Fields.longText(getTranslation("shots.field.prompt"));
        field.setMinRows(4);
        field.setMaxRows(14);
        field.setPlaceholder(getTranslation("shots.field.prompt.placeholder"));
        bound = BoundField.of(field, TypedFields.PROMPT, shot.id(), shot.prompt(), editor);
        counter.addClassName("prompt-counter");
        findings.addClassName("prompt-findings");
        Div helper = new Div(findings, counter);
        helper.addClassName("prompt-helper");
        field.setHelperComponent(helper);
        field.addValueChangeListener(change -> advise(change.getValue()));
        add(field);
        advise(shot.prompt());
    }

    void show(String prompt) {
        bound.show(prompt);
    }

    void focus() {
        TypeAhead.focus(field);
    }

    void setReadOnly(boolean readOnly) {
        bound.setReadOnly(readOnly);
    }

    private void advise(String prompt) {
        PromptCheck check = PromptRules.check(prompt);
        counter.setText(getTranslation("shots.field.prompt.counter", check.length(), PromptRules.LONGEST));
        findings.removeAll();
        check.findings().forEach(finding -> findings.add(line(finding)));
        if (check.findings().isEmpty()) {
            findings.add(line(VaadinIcon.CHECK, "good", getTranslation("shots.field.prompt.good")));
        }
    }

    private Div line(PromptFinding finding) {
        String words = texts.message(finding, getLocale())
                + texts.suggestion(finding, getLocale())
                        .map(suggestion -> " " + suggestion)
                        .orElse("");
        return switch (finding) {
            case PromptFinding.Problem problem ->
                line(VaadinIcon.EXCLAMATION_CIRCLE_O, problem.type().name().toLowerCase(Locale.ROOT), words);
            case PromptFinding.Advice advice -> line(VaadinIcon.LIGHTBULB, "advice", words);
        };
    }

    private static Div line(VaadinIcon symbol, String kind, String words) {
        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        Div line = new Div(icon, new Span(words));
        line.getElement().setAttribute("data-kind", kind);
        return line;
    }
}
