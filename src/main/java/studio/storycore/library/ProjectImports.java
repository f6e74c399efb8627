package studio.storycore.library;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.importing.FoundProject;
import studio.storycore.importing.ImportFile;
import studio.storycore.importing.ImportPlan;
import studio.storycore.importing.Importer;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.LargeDocuments.Use;
import studio.storycore.storage.Weight;

/**
 * Looks at files, and makes projects of what was found in them: in turn with the other {@link LargeDocuments}, which may
 * be {@link LargeDocuments.Busy}. Safe for use by any thread.
 */
@Service
public class ProjectImports {

    private final ProjectLibrary library;
    private final Importer importer;
    private final LargeDocuments large;

    ProjectImports(ProjectLibrary library, ProjectJson json, LargeDocuments large) {
        this.library = library;
        this.large = large;
        this.importer = new Importer(json, () -> UUID.randomUUID().toString());
    }

    /** What would be imported; stores nothing. Files that belong together are to be given together. */
    public ImportPlan plan(List<ImportFile> files) {
        // A small zip may hold a large document.
        return large.inTurn(Use.SENT, Weight.UNKNOWN, () -> importer.plan(files));
    }

    /**
     * Makes a project of what was found, which then belongs to the person. If its id is taken, it becomes a copy with an id
     * of its own; nothing is ever overwritten.
     */
    public Imported store(Person person, FoundProject found) {
        return large.inTurn(Use.SENT, Weight.UNKNOWN, () -> library.importProject(person, found.read()));
    }
}
