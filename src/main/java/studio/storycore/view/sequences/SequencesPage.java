package studio.storycore.view.sequences;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.AddSequence;
import studio.storycore.edit.MoveSequence;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.view.layout.TypeAhead;
import studio.storycore.view.project.EditableState;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.EmptyState;
import studio.storycore.view.project.ListAndDetail;
import studio.storycore.view.project.ProjectAddress;
import studio.storycore.view.project.Reasons;
import studio.storycore.view.project.Timecode;
import studio.storycore.workspace.OpenProject;

/** The list of the sequences and the selected one of one open project. */
final class SequencesPage extends Composite<ListAndDetail> implements SequenceGrid.Commands {

    /** No sequence has an empty id, so nothing stands behind it but the end. */
    private static final String AT_THE_END = "";

    private final OpenProject project;
    private final Editor editor;
    private final SequenceGrid grid = new SequenceGrid(this);
    private final Button add;
    private final Span summary = new Span();
    private @Nullable String selected;
    private @Nullable String isNew;
    private boolean empty;
    private boolean editable;

    SequencesPage(OpenProject project, Reasons reasons) {
        this.project = project;
        this.editor = new Editor(project, reasons);
        this.add = addButton();
        Signal.effect(this, () -> show(project.content().get()));
        EditableState.follow(this, project, mayEdit -> {
            editable = mayEdit;
            add.setVisible(mayEdit);
            grid.setEditable(mayEdit);
            if (selected == null) {
                showNothing();
            }
        });
    }

    @Override
    protected ListAndDetail initContent() {
        summary.addClassName("list-summary");
        Div tools = new Div(summary, add);
        tools.addClassName("list-tools");
        Div list = new Div(tools, grid);
        list.addClassName("entity-list");
        return new ListAndDetail(getTranslation("sequences.list"), getTranslation("sequences.detail"), list);
    }

    /** Shows a sequence, or none. Every sequence gets a form of its own. */
    void select(@Nullable String sequenceId) {
        selected = sequenceId;
        grid.selectKey(sequenceId);
        if (sequenceId == null) {
            showNothing();
            return;
        }
        SequenceDetail detail = new SequenceDetail(sequenceId, editor, this);
        getContent().show(detail);
        if (sequenceId.equals(isNew)) {
            detail.focusName();
        }
        isNew = null;
    }

    @Override
    public void open(String sequenceId) {
        UI.getCurrent().navigate(ProjectAddress.entity(project.id(), "sequences", sequenceId));
    }

    void openList() {
        UI.getCurrent().navigate(ProjectAddress.page(project.id(), "sequences"));
    }

    @Override
    public void step(boolean towardsStart) {
        List<String> ids = ids();
        int at = ids.indexOf(selected);
        if (selected == null || !editable || at < 0) {
            return;
        }
        if (towardsStart && at > 0) {
            moveBehind(selected, at > 1 ? ids.get(at - 2) : null);
        } else if (!towardsStart && at < ids.size() - 1) {
            moveBehind(selected, ids.get(at + 1));
        }
    }

    @Override
    public void moveBehind(String sequenceId, @Nullable String after) {
        List<String> ids = ids();
        int at = ids.indexOf(sequenceId);
        String before = at > 0 ? ids.get(at - 1) : null;
        boolean there = at == 0 ? after == null : before != null && before.equals(after);
        if (!there) {
            editor.make(new MoveSequence(sequenceId, after));
        }
    }

    private List<String> ids() {
        return project.content().peek().sequences().stream().map(Sequence::id).toList();
    }

    private void add() {
        int number = project.content().peek().sequences().size() + 1;
        Sequence sequence = Sequence.empty(UUID.randomUUID().toString(), getTranslation("sequences.new-name", number));
        if (editor.make(new AddSequence(sequence, selected == null ? AT_THE_END : selected))) {
            isNew = sequence.id();
            open(sequence.id());
            grid.reveal(sequence.id());
        }
    }

    private Button addButton() {
        Button button = new Button(getTranslation("sequences.add"), VaadinIcon.PLUS.create(), click -> add());
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return TypeAhead.opensField(button);
    }

    private void show(Project content) {
        List<SequenceRow> rows = SequenceRow.of(content);
        grid.show(rows);
        double seconds = rows.stream()
                .filter(row -> row.shots() > 0)
                .mapToDouble(row -> row.sequence().duration())
                .sum();
        summary.setText(getTranslation("sequences.summary", rows.size(), Timecode.of(seconds)));
        boolean nowEmpty = rows.isEmpty();
        if (nowEmpty != empty && selected == null) {
            showNothing();
        }
        empty = nowEmpty;
    }

    private void showNothing() {
        boolean none = project.content().peek().sequences().isEmpty();
        EmptyState hint =
                new EmptyState(VaadinIcon.FILM, getTranslation(none ? "sequences.empty" : "sequences.select-one"));
        if (none && editable) {
            hint.add(addButton());
        }
        getContent().showNothing(hint);
    }
}
