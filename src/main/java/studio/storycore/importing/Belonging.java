package studio.storycore.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which files belong together. A storyboard or dialogue belongs to the project whose id it names; without an id, to
 * the one project in its own folder or the nearest one above, or to the only project there is. Those that name an id of
 * which there is no project file make a project of their own, and so do those without any project.
 */
final class Belonging {

    /** The parts of one project, the project file first if there is one. */
    record Group(List<Part> parts) {}

    private final Notes notes;
    private final List<Group> groups = new ArrayList<>();
    private final Map<String, Group> byId = new LinkedHashMap<>();

    /** @param notes gets the files of which nobody can tell where they belong */
    Belonging(Notes notes) {
        this.notes = notes;
    }

    List<Group> groups(List<Part> parts) {
        List<Group> projects = new ArrayList<>();
        parts.stream().filter(Part::isProject).forEach(part -> projects.add(new Group(new ArrayList<>(List.of(part)))));
        groups.addAll(projects);
        List<Part> beside = parts.stream()
                .filter(part -> !part.isProject())
                .sorted(Comparator.comparing(part -> part.projectId().isEmpty()))
                .toList();
        for (Part part : beside) {
            Optional<Group> owner = owner(part, projects);
            if (owner.isPresent()) {
                owner.get().parts().add(part);
            } else if (part.projectId().isPresent() || projects.isEmpty()) {
                alone(part);
            } else {
                notes.add(Note.Reason.WHOSE, part.file().name(), "");
            }
        }
        return groups;
    }

    private static Optional<Group> owner(Part part, List<Group> projects) {
        Optional<String> id = part.projectId();
        List<Group> named = projects.stream()
                .filter(group ->
                        id.isPresent() && id.equals(group.parts().getFirst().projectId()))
                .toList();
        if (!named.isEmpty()) {
            return nearest(part, named);
        }
        return nearest(
                part,
                projects.stream()
                        .filter(group -> id.isEmpty()
                                || group.parts().getFirst().projectId().isEmpty())
                        .toList());
    }

    private static Optional<Group> nearest(Part part, List<Group> candidates) {
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        List<Group> beside = candidates.stream()
                .filter(group -> part.isBeside(group.parts().getFirst()))
                .toList();
        int longest = beside.stream().mapToInt(Belonging::depth).max().orElse(0);
        List<Group> nearest =
                beside.stream().filter(group -> depth(group) == longest).toList();
        return nearest.size() == 1 ? Optional.of(nearest.getFirst()) : Optional.empty();
    }

    private static int depth(Group group) {
        return group.parts().getFirst().file().folder().length();
    }

    /** Those without an id join the only one that is there, if there is only one. */
    private void alone(Part part) {
        if (part.projectId().isEmpty() && byId.size() > 1) {
            notes.add(Note.Reason.WHOSE, part.file().name(), "");
            return;
        }
        String id = part.projectId()
                .orElseGet(() -> byId.keySet().stream().findFirst().orElse(""));
        byId.computeIfAbsent(id, unknown -> {
                    Group group = new Group(new ArrayList<>());
                    groups.add(group);
                    return group;
                })
                .parts()
                .add(part);
    }
}
