package studio.storycore.view.shots;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.function.Consumer;
import studio.storycore.edit.PhraseFate;
import studio.storycore.view.project.PhraseFateChoice;

/** Asks what is to become of the phrases of a shot that is deleted. */
final class DeleteShotDialog extends Dialog {

    DeleteShotDialog(String shot, int phrases, Consumer<PhraseFate> delete) {
        setHeaderTitle(getTranslation("shots.delete.title", shot));
        PhraseFateChoice fate = new PhraseFateChoice(phrases);
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
