package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.signals.Signal;
import java.util.function.Consumer;
import studio.storycore.workspace.OpenProject;

/**
 * Follows whether this person can change the project: others can give and take the right at any time, and editing pauses
 * while too much waits for the store.
 */
public final class EditableState {

    private EditableState() {}

    /** Tells now and at every change, as long as the component is attached. */
    public static void follow(Component component, OpenProject project, Consumer<Boolean> tell) {
        Signal.effect(component, () -> {
            tell.accept(project.editable().get());
        });
    }
}
