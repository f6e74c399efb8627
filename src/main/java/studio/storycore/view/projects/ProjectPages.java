package studio.storycore.view.projects;

import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import studio.storycore.account.Person;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.storage.HeaderQuery;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;

/** Reads the list page by page as it is scrolled. When the store does not answer the list is empty, and the view is told. */
final class ProjectPages extends CallbackDataProvider<ProjectHeader, Void> {

    /** What to list, and how many there are of it. */
    private static final class Chosen {
        private Listing listing = Listing.ALL;
        private int count;
    }

    private final ProjectLibrary library;
    private final Person person;
    private final Chosen chosen;

    ProjectPages(ProjectLibrary library, Person person, Consumer<StorageFailure> failed) {
        this(library, person, failed, new Chosen());
    }

    private ProjectPages(ProjectLibrary library, Person person, Consumer<StorageFailure> failed, Chosen chosen) {
        super(query -> page(library, person, chosen, query, failed), query -> chosen.count, ProjectHeader::id);
        this.library = library;
        this.person = person;
        this.chosen = chosen;
    }

    /**
     * Shows another list, or the same as it is now.
     *
     * @return how many projects it has
     * @throws StorageFailure when the store does not answer
     */
    int show(Listing listing) {
        chosen.listing = listing;
        chosen.count = 0;
        try {
            chosen.count = (int) Math.min(Integer.MAX_VALUE, library.count(person, listing.projects()));
        } finally {
            refreshAll();
        }
        return chosen.count;
    }

    private static Stream<ProjectHeader> page(
            ProjectLibrary library,
            Person person,
            Chosen chosen,
            Query<ProjectHeader, Void> query,
            Consumer<StorageFailure> failed) {
        int offset = query.getOffset();
        int limit = Math.min(query.getLimit(), HeaderQuery.MOST);
        if (limit == 0) {
            return Stream.empty();
        }
        try {
            List<ProjectHeader> page = library.list(person, chosen.listing.projects(), offset, limit);
            return page.stream();
        } catch (StorageFailure failure) {
            failed.accept(failure);
            return Stream.empty();
        }
    }
}
