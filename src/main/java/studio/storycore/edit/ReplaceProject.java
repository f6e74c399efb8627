package studio.storycore.edit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.InvalidValue;
import studio.storycore.project.Project;
import studio.storycore.project.Rule;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;

/**
 * Replaces the whole content of a project: how a project begins, and how a whole document from outside is saved.
 * The id stays what it is.
 */
public record ReplaceProject(Project content) implements ProjectEdit {

    /** @throws InvalidValue when an id stands twice in a list, since no edit could name its target */
    public ReplaceProject {
        eachOnce(content.sequences(), Sequence::id);
        eachOnce(content.shots(), Shot::id);
        eachOnce(content.audioPhrases(), DialoguePhrase::id);
    }

    private static <T> void eachOnce(List<T> entries, Function<T, String> idOf) {
        Set<String> ids = HashSet.newHashSet(entries.size());
        for (T entry : entries) {
            if (!ids.add(idOf.apply(entry))) {
                throw new InvalidValue(Rule.DUPLICATE_ID, "id", idOf.apply(entry));
            }
        }
    }

    @Override
    public Project applyTo(Project project) {
        return content.withId(project.id());
    }

    @Override
    public ProjectEdit inverse(Project before) {
        return new ReplaceProject(before);
    }

    @Override
    public Set<Field> fields() {
        return Set.of(Field.CONTENT);
    }
}
