package studio.storycore.edit;

import java.util.Set;
import studio.storycore.project.Capability;
import studio.storycore.project.Project;

/**
 * Switches one of a project's engines on or off.
 */
public record SetCapability(Capability capability, boolean on) implements ProjectEdit {

    @Override
    public Project applyTo(Project project) {
        return project.withCapabilities(project.capabilities().with(capability, on));
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new SetCapability(capability, before.capabilities().has(capability));
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.project(capability.name()));
    }

    @Override
    public boolean replacesEarlier() {
        return true;
    }
}
