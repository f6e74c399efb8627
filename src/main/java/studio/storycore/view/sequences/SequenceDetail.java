package studio.storycore.view.sequences;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.signals.Signal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.DeleteSequence;
import studio.storycore.edit.PhraseFate;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.view.layout.TypeAhead;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.EditableState;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.EmptyState;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.IconButton;
import studio.storycore.view.project.ProjectAddress;
import studio.storycore.view.project.Timecode;
import studio.storycore.view.project.TypedFields;

/** One sequence: its fields, and what can be done with it. Belongs to this sequence for as long as it lives. */
final class SequenceDetail extends Div {

    private final String sequenceId;
    private final Editor editor;
    private final SequencesPage page;
    private final H2 title = new H2();
    private final Span facts = new Span();
    private final Div tools = new Div();
    private final Div goneNotice = new Div();
    private final Anchor shots;
    private final EmptyState unknown;
    private @Nullable Form form;
    private boolean editable;
    private boolean there;

    /** The fields, once it is known that the sequence is there. */
    private record Form(
            TextField nameField,
            BoundField<String, String> name,
            BoundField<String, String> description,
            TextField durationField,
            BoundField<String, Double> duration) {}

    SequenceDetail(String sequenceId, Editor editor, SequencesPage page) {
        this.sequenceId = sequenceId;
        this.editor = editor;
        this.page = page;
        addClassName("entity-detail");
        goneNotice.addClassName("project-notice");
        goneNotice.getElement().setAttribute("role", "status");
        goneNotice.add(VaadinIcon.TRASH.create(), new Span(getTranslation("sequences.gone")));
        shots = new Anchor("", getTranslation("sequences.open-shots"));
        shots.setRouterIgnore(false);
        shots.addClassName("open-shots");
        unknown = new EmptyState(VaadinIcon.QUESTION_CIRCLE_O, getTranslation("sequences.unknown"));
        add(head(), goneNotice, unknown);
        show(editor.project().content().peek());
        Signal.effect(this, () -> show(editor.project().content().get()));
        EditableState.follow(this, editor.project(), mayEdit -> {
            editable = mayEdit;
            show(editor.project().content().peek());
        });
    }

    void focusName() {
        if (form != null) {
            TypeAhead.focusToReplace(form.nameField());
        }
    }

    private Div head() {
        Button back = new IconButton(VaadinIcon.ARROW_LEFT, getTranslation("sequences.back"), click -> page.openList());
        back.addClassName("back-button");
        facts.addClassName("detail-facts");
        Div names = new Div(title, facts);
        names.addClassName("detail-names");
        tools.addClassName("detail-tools");
        tools.add(
                new IconButton(VaadinIcon.ARROW_UP, getTranslation("shots.move-up"), click -> page.step(true))
                        .withTooltip(getTranslation("shots.move-up.keys")),
                new IconButton(VaadinIcon.ARROW_DOWN, getTranslation("shots.move-down"), click -> page.step(false))
                        .withTooltip(getTranslation("shots.move-down.keys")),
                new IconButton(VaadinIcon.TRASH, getTranslation("sequences.delete"), click -> delete()));
        Div head = new Div(back, names, tools);
        head.addClassName("detail-head");
        return head;
    }

    private void show(Project project) {
        Optional<Sequence> sequence = project.sequence(sequenceId);
        there = sequence.isPresent();
        tools.setVisible(editable && there);
        goneNotice.setVisible(!there && form != null);
        if (sequence.isPresent()) {
            show(sequence.get(), project);
        } else if (form == null) {
            title.setText(getTranslation("sequences.unknown.title"));
        }
        unknown.setVisible(form == null);
        if (form != null) {
            boolean readOnly = !editable || !there;
            form.name().setReadOnly(readOnly);
            form.description().setReadOnly(readOnly);
            form.duration().setReadOnly(readOnly || !shotsIn(project).isEmpty());
        }
    }

    private void show(Sequence sequence, Project project) {
        if (form == null) {
            form = makeForm(sequence);
        }
        List<Shot> members = shotsIn(project);
        title.setText(getTranslation("sequences.title", project.sequences().indexOf(sequence) + 1));
        facts.setText(getTranslation("shots.group-facts", members.size(), Timecode.of(sequence.duration())));
        form.name().show(sequence.name());
        form.description().show(sequence.description());
        form.duration().show(sequence.duration());
        form.durationField()
                .setHelperText(
                        getTranslation(members.isEmpty() ? "sequences.duration.own" : "sequences.duration.follows"));
        shots.setHref(
                members.isEmpty()
                        ? ProjectAddress.page(project.id(), "shots")
                        : ProjectAddress.entity(
                                project.id(), "shots", members.getFirst().id()));
    }

    private Form makeForm(Sequence sequence) {
        TextField name = Fields.text(getTranslation("sequences.field.name"));
        TextArea description = Fields.longText(getTranslation("sequences.field.description"));
        description.setMinRows(3);
        TextField duration = Fields.text(getTranslation("shots.field.duration"));
        duration.setSuffixComponent(new Span(getTranslation("shots.field.duration.unit")));
        duration.addClassName("short-field");
        Div fields = new Div(name, description, duration, shots);
        fields.addClassName("form-section");
        add(fields);
        return new Form(
                name,
                BoundField.of(name, TypedFields.SEQUENCE_NAME, sequenceId, sequence.name(), editor),
                BoundField.of(
                        description, TypedFields.SEQUENCE_DESCRIPTION, sequenceId, sequence.description(), editor),
                duration,
                BoundField.of(duration, TypedFields.SEQUENCE_DURATION, sequenceId, sequence.duration(), editor));
    }

    private List<Shot> shotsIn(Project project) {
        return PlayingOrder.of(project).bySequence().getOrDefault(sequenceId, List.of());
    }

    private void delete() {
        Project project = editor.project().content().peek();
        List<Shot> members = shotsIn(project);
        long phrases = members.stream()
                .mapToLong(shot -> project.phrasesOf(shot.id()).size())
                .sum();
        if (members.isEmpty()) {
            delete(PhraseFate.UNLINK);
        } else {
            new DeleteSequenceDialog(name(project), members.size(), (int) phrases, this::delete).open();
        }
    }

    private void delete(PhraseFate phrases) {
        String name = name(editor.project().content().peek());
        if (editor.remove(new DeleteSequence(sequenceId, phrases), getTranslation("sequences.deleted", name))) {
            page.openList();
        }
    }

    private String name(Project project) {
        return project.sequence(sequenceId)
                .map(Sequence::name)
                .filter(text -> !text.isBlank())
                .orElseGet(() -> getTranslation("sequences.unnamed"));
    }
}
