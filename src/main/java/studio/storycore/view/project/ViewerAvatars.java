package studio.storycore.view.project;

import com.vaadin.flow.component.avatar.AvatarGroup;
import com.vaadin.flow.component.avatar.AvatarGroup.AvatarGroupItem;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.signals.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.storycore.live.Viewer;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Shot;
import studio.storycore.workspace.OpenProject;

/** The others who have the project open, each with the shot that they look at. */
final class ViewerAvatars extends Div {

    private static final int COLORS = 7;

    private final OpenProject project;
    private final AvatarGroup avatars = new AvatarGroup();

    ViewerAvatars(OpenProject project) {
        this.project = project;
        addClassName("viewers");
        avatars.setMaxItemsVisible(4);
        avatars.getElement().setAttribute("aria-label", getTranslation("project.viewers"));
        add(avatars);
        Signal.effect(this, () -> show(project.viewers().get()));
    }

    private void show(List<Viewer> viewers) {
        Map<String, Viewer> others = new LinkedHashMap<>();
        for (Viewer viewer : viewers) {
            if (!viewer.person().username().equals(project.person().username())) {
                others.putIfAbsent(viewer.person().username(), viewer);
            }
        }
        List<AvatarGroupItem> items = new ArrayList<>();
        others.values().forEach(viewer -> items.add(item(viewer)));
        avatars.setItems(items);
        setVisible(!items.isEmpty());
    }

    private AvatarGroupItem item(Viewer viewer) {
        String name = viewer.person().displayName();
        AvatarGroupItem item = new AvatarGroupItem(
                place(viewer).isEmpty() ? name : getTranslation("project.viewer-at", name, place(viewer)));
        item.setAbbreviation(Initials.of(name));
        item.setColorIndex(Math.floorMod(viewer.person().username().hashCode(), COLORS));
        return item;
    }

    private String place(Viewer viewer) {
        if (viewer.shotId() == null) {
            return "";
        }
        List<Shot> shots = PlayingOrder.of(project.content().peek()).shots();
        for (int i = 0; i < shots.size(); i++) {
            if (shots.get(i).id().equals(viewer.shotId())) {
                return Integer.toString(i + 1);
            }
        }
        return "";
    }
}
