package studio.storycore.view.shots;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.PromptError;
import studio.storycore.project.PromptValidation;
import studio.storycore.project.PromptWarning;

/** What another program stored about the prompt, if it did. Shown as it came; a change of the prompt drops it. */
final class StoredValidation extends Details {

    private final UnorderedList findings = new UnorderedList();
    private @Nullable PromptValidation shown;

    StoredValidation() {
        addClassName("stored-validation");
        add(findings);
        setVisible(false);
    }

    void show(@Nullable PromptValidation validation) {
        if (Objects.equals(validation, shown)) {
            return;
        }
        shown = validation;
        setVisible(validation != null);
        findings.removeAll();
        if (validation != null) {
            setSummaryText(getTranslation(validation.isValid() ? "shots.stored.valid" : "shots.stored.invalid"));
            for (PromptError error : validation.errors()) {
                findings.add(new ListItem(error.message()));
            }
            for (PromptWarning warning : validation.warnings()) {
                findings.add(new ListItem(
                        warning.suggestion() == null
                                ? warning.message()
                                : warning.message() + " – " + warning.suggestion()));
            }
            validation.suggestions().forEach(suggestion -> findings.add(new ListItem(suggestion)));
        }
    }
}
