package studio.storycore.sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.springframework.stereotype.Component;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.Project;

/**
 * A finished plan of a short film, "The Last Ferry to Morning": five sequences, 24 shots with prompts, dialogue of three
 * characters. It shows a newcomer what a good plan looks like. Safe for use by any thread.
 */
@Component
public final class SampleProject {

    private final ProjectJson json;

    public SampleProject(ProjectJson json) {
        this.json = json;
    }

    /**
     * A copy of the film.
     *
     * @param projectId the id that the copy gets
     * @param locale    French for French, else English
     */
    public Project copy(String projectId, Locale locale) {
        String language = locale.getLanguage().equals(Locale.FRENCH.getLanguage()) ? "fr" : "en";
        try (InputStream in = SampleProject.class.getResourceAsStream("/samples/short-film_" + language + ".json")) {
            if (in == null) {
                throw new IllegalStateException("the sample film is missing from the class path");
            }
            return json.read(in.readAllBytes()).project().withId(projectId);
        } catch (IOException broken) {
            throw new IllegalStateException("the sample film cannot be read from the class path", broken);
        }
    }
}
