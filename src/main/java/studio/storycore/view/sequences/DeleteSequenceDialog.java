package studio.storycore.view.sequences;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import studio.storycore.edit.PhraseFate;
import studio.storycore.view.project.PhraseFateChoice;

/** Says what goes with a sequence that is deleted, and asks what becomes of its phrases. */
final class DeleteSequenceDialog extends Dialog {

    DeleteSequenceDialog(String sequence, int shots, int phrases, Consumer<PhraseFate> delete) {
        setHeaderTitle(getTranslation("shots.delete.title", sequence));
        add(new Paragraph(getTranslation("sequences.delete.shots", shots)));
        PhraseFateChoice fate = new PhraseFateChoice(phrases);
        fate.setVisible(phrases > 0);
        add(fate);
        Button confirm = new Button(getTranslation("shots.delete"), click -> {
            close();
            delete.accept(fate.getValue());
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), confirm);
        setWidth("min(28rem, 100vw)");
    }
}
