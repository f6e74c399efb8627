package studio.storycore.view.shots;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.vaadin.flow.spring.annotation.SpringComponent;
import studio.storycore.project.Project;
import studio.storycore.prompt.PromptRules;
import studio.storycore.prompt.PromptState;

/**
 * Makes the rows of a project once for all tabs that show it, and checks a prompt once as long as nobody changes it:
 * both are immutable, so they are known by their identity, and forgotten with it. Safe for use by any thread.
 */
@SpringComponent
class ShotLists {

    private final LoadingCache<String, PromptState> states = Caffeine.newBuilder()
            .weakKeys()
            .build(prompt -> PromptRules.check(prompt).state());

    private final LoadingCache<Project, ShotRows> rows =
            Caffeine.newBuilder().weakKeys().build(project -> ShotRows.of(project, states::get));

    ShotRows of(Project project) {
        return rows.get(project);
    }
}
