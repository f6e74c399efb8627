package studio.storycore.view.dialogue;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;

/**
 * The phrases of a project in the order of time, made once for all tabs that show it: a project is immutable, so it is
 * known by its identity, and forgotten with it. Safe for use by any thread.
 */
@SpringComponent
class PhraseLists {

    private static final Comparator<PhraseRow> BY_TIME = Comparator.comparingDouble(
                    (PhraseRow row) -> row.phrase().startTime())
            .thenComparingDouble(row -> row.phrase().endTime());

    private final LoadingCache<Project, List<PhraseRow>> rows =
            Caffeine.newBuilder().weakKeys().build(PhraseLists::make);

    List<PhraseRow> of(Project project) {
        return rows.get(project);
    }

    private static List<PhraseRow> make(Project project) {
        Map<String, Integer> numbers = HashMap.newHashMap(project.shots().size());
        project.shots().forEach(shot -> numbers.put(shot.id(), 0));
        int number = 0;
        for (Shot shot : PlayingOrder.of(project).shots()) {
            numbers.put(shot.id(), ++number);
        }
        return project.audioPhrases().stream()
                .map(phrase -> row(phrase, numbers))
                .sorted(BY_TIME)
                .toList();
    }

    private static PhraseRow row(DialoguePhrase phrase, Map<String, Integer> numbers) {
        return new PhraseRow(phrase, numbers.getOrDefault(phrase.shotId(), PhraseRow.UNLINKED));
    }
}
