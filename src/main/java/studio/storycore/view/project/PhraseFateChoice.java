package studio.storycore.view.project;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import studio.storycore.edit.PhraseFate;

/** Asks what becomes of phrases whose shot is deleted; keeping them is the first choice. */
public final class PhraseFateChoice extends RadioButtonGroup<PhraseFate> {

    public PhraseFateChoice(int phrases) {
        setLabel(getTranslation("phrases.fate", phrases));
        setItems(PhraseFate.UNLINK, PhraseFate.DELETE);
        setItemLabelGenerator(
                fate -> getTranslation(fate == PhraseFate.UNLINK ? "phrases.fate.unlink" : "phrases.fate.delete"));
        setValue(PhraseFate.UNLINK);
        addClassName("phrase-fate");
    }
}
