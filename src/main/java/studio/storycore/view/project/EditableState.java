package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.signals.Signal;
import java.util.function.Consumer;
import studio.storycore.workspace.OpenProject;

/** Follows whether this person may change the project, which others can give and take at any time. */
public final class EditableState {

    private EditableState() {}

    /** Tells now and at every change, as long as the component is attached. */
    public static void follow(Component component, OpenProject project, Consumer<Boolean> tell) {
        Signal.effect(component, () -> {
            project.header().get();
            tell.accept(project.isEditable());
        });
    }
}
