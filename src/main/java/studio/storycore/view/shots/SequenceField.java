package studio.storycore.view.shots;

import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.storycore.edit.MoveShot;
import studio.storycore.project.Place;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Refusal;

/** The sequence of a shot. Choosing another one moves the shot to its end. */
final class SequenceField extends Select<SequenceField.Choice> {

    record Choice(String id, String name) {}

    /** No shot has an empty id, so nothing stands behind it but the end. */
    private static final String AT_THE_END = "";

    private List<Choice> choices = List.of();

    SequenceField(Shot shot, Project project, Editor editor) {
        setLabel(getTranslation("shots.field.sequence"));
        setPlaceholder(getTranslation("shots.unassigned"));
        setItemLabelGenerator(Choice::name);
        setManualValidation(true);
        show(shot, project);
        addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                Place end = new Place(change.getValue().id(), AT_THE_END);
                mark(editor.attempt(new MoveShot(shot.id(), end)));
            }
        });
    }

    void show(Shot shot, Project project) {
        List<Choice> now = new ArrayList<>();
        for (Sequence sequence : project.sequences()) {
            String name = sequence.name().isBlank() ? getTranslation("sequences.unnamed") : sequence.name();
            now.add(new Choice(sequence.id(), name));
        }
        // As PlayingOrder tells it, without going through all other shots.
        Choice current = project.sequence(shot.sequenceId())
                .filter(sequence -> sequence.shotIds().contains(shot.id()))
                .flatMap(sequence -> now.stream()
                        .filter(choice -> choice.id().equals(sequence.id()))
                        .findFirst())
                .orElse(null);
        if (!now.equals(choices)) {
            choices = now;
            setItems(now);
        }
        setValue(current);
    }

    private void mark(Optional<Refusal> refusal) {
        setErrorMessage(refusal.map(Refusal::reason).orElse(""));
        setInvalid(refusal.isPresent());
    }
}
