package studio.storycore.view.shots;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.storycore.live.Viewer;
import studio.storycore.project.Place;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.view.project.EditableState;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.EmptyState;
import studio.storycore.view.project.Initials;
import studio.storycore.view.project.ListAndDetail;
import studio.storycore.view.project.ProjectAddress;
import studio.storycore.workspace.OpenProject;

/** The list of the shots and the selected one of one open project. */
final class ShotsPage extends Composite<ListAndDetail> implements ShotGrid.Commands {

    private final OpenProject project;
    private final ShotPageParts parts;
    private final Editor editor;
    private final ShotActions actions;
    private final ShotList list;
    private @Nullable String selected;

    /** The address may lead to a row out of view; a row that was clicked is in view and stays where it is. */
    private boolean arriving = true;

    private @Nullable String isNew;
    private boolean empty;

    ShotsPage(OpenProject project, ShotPageParts parts) {
        this.project = project;
        this.parts = parts;
        this.editor = new Editor(project, parts.reasons());
        this.actions = new ShotActions(editor);
        this.list = new ShotList(this, this::add);
        Signal.effect(this, () -> show(project.content().get()));
        Signal.effect(
                this, () -> list.grid().showViewers(initials(project.viewers().get())));
        EditableState.follow(this, project, list::setEditable);
    }

    @Override
    protected ListAndDetail initContent() {
        return new ListAndDetail(getTranslation("shots.list"), getTranslation("shots.detail"), list);
    }

    /** Shows a shot, or none. Every shot gets a form of its own, so that no text can land in another one. */
    void select(@Nullable String shotId) {
        boolean arrived = arriving;
        arriving = false;
        selected = shotId;
        project.select(shotId);
        if (shotId == null) {
            list.grid().selectKey(null);
            showNothing();
            return;
        }
        String key = ShotRow.Item.key(shotId);
        list.grid().selectKey(key);
        if (arrived) {
            list.grid().reveal(key);
        }
        ShotDetail detail = new ShotDetail(shotId, editor, actions, parts, this);
        getContent().show(detail);
        if (shotId.equals(isNew)) {
            detail.focusPrompt();
        }
        isNew = null;
    }

    @Override
    public void open(String shotId) {
        UI.getCurrent().navigate(ProjectAddress.entity(project.id(), "shots", shotId));
    }

    void openList() {
        UI.getCurrent().navigate(ProjectAddress.page(project.id(), "shots"));
    }

    @Override
    public void addTo(String sequenceId) {
        actions.addTo(sequenceId).ifPresent(this::openNew);
    }

    @Override
    public void assignAll() {
        List<String> unassigned = PlayingOrder.of(project.content().peek()).unassigned().stream()
                .map(Shot::id)
                .toList();
        new AssignDialog(project.content().peek(), unassigned, actions).open();
    }

    @Override
    public void step(boolean towardsStart) {
        if (selected != null && project.isEditable()) {
            actions.move(selected, towardsStart);
            list.grid().reveal(ShotRow.Item.key(selected));
        }
    }

    @Override
    public void drop(String shotId, Place place) {
        actions.moveTo(shotId, place);
    }

    void duplicate(String shotId) {
        actions.duplicate(shotId).ifPresent(this::openNew);
    }

    /** A shot was deleted here: the next one takes its place. */
    void openInstead(Optional<String> neighbour) {
        neighbour.ifPresentOrElse(this::open, this::openList);
    }

    private void add() {
        actions.addAfter(selected, getTranslation("sequences.first-name")).ifPresent(this::openNew);
    }

    private void openNew(String shotId) {
        list.clearFilter();
        isNew = shotId;
        open(shotId);
        list.grid().reveal(ShotRow.Item.key(shotId));
    }

    private void show(Project content) {
        list.show(parts.lists().of(content));
        boolean nowEmpty = content.shots().isEmpty();
        if (nowEmpty != empty && selected == null) {
            empty = nowEmpty;
            showNothing();
        }
        empty = nowEmpty;
    }

    private void showNothing() {
        boolean none = project.content().peek().shots().isEmpty();
        EmptyState hint = new EmptyState(VaadinIcon.MOVIE, getTranslation(none ? "shots.empty" : "shots.select-one"));
        getContent().showNothing(hint);
    }

    private Map<String, String> initials(List<Viewer> viewers) {
        Map<String, String> byShot = new HashMap<>();
        for (Viewer viewer : viewers) {
            if (viewer.shotId() != null
                    && !viewer.person().username().equals(project.person().username())) {
                byShot.merge(
                        viewer.shotId(), Initials.of(viewer.person().displayName()), (some, more) -> some + " " + more);
            }
        }
        return byShot;
    }
}
