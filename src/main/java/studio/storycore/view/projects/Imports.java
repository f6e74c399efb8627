package studio.storycore.view.projects;

import org.springframework.stereotype.Component;
import studio.storycore.importing.ImportTexts;
import studio.storycore.library.ProjectImports;
import studio.storycore.saving.IncomingBodies;

/** What the import on the page works with. */
@Component
record Imports(ProjectImports projects, ImportTexts texts, IncomingBodies incoming) {}
