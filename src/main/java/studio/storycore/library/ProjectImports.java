package studio.storycore.library;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;
import studio.storycore.importing.FoundProject;
import studio.storycore.importing.ImportFile;
import studio.storycore.importing.ImportPlan;
import studio.storycore.importing.Importer;

/**
 * Looks at files, and makes projects of what was found in them: two at a time on the whole server, because a large document
 * takes many times its size in memory while it is read. Calls wait for their turn. Safe for use by any thread.
 */
@Service
public class ProjectImports {

    private static final int AT_A_TIME = 2;

    private final ProjectLibrary library;
    private final Importer importer;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    ProjectImports(ProjectLibrary library, ProjectJson json) {
        this.library = library;
        this.importer = new Importer(json, () -> UUID.randomUUID().toString());
    }

    /** What would be imported; stores nothing. Files that belong together are to be given together. */
    public ImportPlan plan(List<ImportFile> files) {
        return inTurn(() -> importer.plan(files));
    }

    /**
     * Makes a project of what was found, which then belongs to the person. If its id is taken, it becomes a copy with an id
     * of its own; nothing is ever overwritten.
     */
    public Imported store(Person person, FoundProject found) {
        return inTurn(() -> library.importProject(person, found.read()));
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
