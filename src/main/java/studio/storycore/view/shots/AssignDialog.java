package studio.storycore.view.shots;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;

/** Gives shots without a place one: in a sequence that is there, or in a new one. */
final class AssignDialog extends Dialog {

    AssignDialog(Project project, List<String> shotIds, ShotActions actions) {
        setHeaderTitle(getTranslation("shots.assign-all"));
        // An empty choice stands for a sequence that is to be made.
        List<Optional<Sequence>> choices = new ArrayList<>();
        project.sequences().forEach(sequence -> choices.add(Optional.of(sequence)));
        choices.add(Optional.empty());
        Select<Optional<Sequence>> target = new Select<>();
        target.setLabel(getTranslation("shots.assign.sequence"));
        target.setItems(choices);
        target.setItemLabelGenerator(
                choice -> choice.map(Sequence::name).orElseGet(() -> getTranslation("shots.assign.new-sequence")));
        target.setValue(choices.getFirst());
        target.setWidthFull();

        Button assign = new Button(getTranslation("shots.assign.do", shotIds.size()), click -> {
            target.getValue()
                    .ifPresentOrElse(
                            sequence -> actions.moveToEndOf(sequence.id(), shotIds),
                            () -> actions.moveToNewSequence(getTranslation("shots.assign.new-name"), shotIds));
            close();
        });
        assign.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Paragraph(getTranslation("shots.assign.why", shotIds.size())), target);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), assign);
        setWidth("min(28rem, 100vw)");
    }
}
