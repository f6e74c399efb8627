package studio.storycore.view.admin;

import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import studio.storycore.account.Person;
import studio.storycore.library.Activity;
import studio.storycore.library.ProjectLibrary;
import studio.storycore.library.ProjectList;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.storage.FoldedText;
import studio.storycore.storage.HeaderQuery;
import studio.storycore.storage.HeaderQuery.Order;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;

/**
 * Everyone's projects, read page by page in the order of the clicked column. Those of this moment are few, and read at
 * once.
 */
final class AllProjects extends CallbackDataProvider<ProjectHeader, Void> {

    private static final class Chosen {
        private String text = "";
        private Selection selection = Selection.IN_USE;
        private int count;
        private List<ProjectHeader> ofThisMoment = List.of();
    }

    private final ProjectLibrary library;
    private final Supplier<Person> administrator;
    private final Chosen chosen;

    /**
     * @param administrator who is acting, by their rights as they are then
     * @param failed        is told when the store does not answer; the list is empty then
     */
    AllProjects(ProjectLibrary library, Supplier<Person> administrator, Consumer<StorageFailure> failed) {
        this(library, administrator, failed, new Chosen());
    }

    private AllProjects(
            ProjectLibrary library, Supplier<Person> administrator, Consumer<StorageFailure> failed, Chosen chosen) {
        super(query -> page(library, administrator, chosen, query, failed), query -> chosen.count, ProjectHeader::id);
        this.library = library;
        this.administrator = administrator;
        this.chosen = chosen;
    }

    /**
     * Shows a selection of the projects.
     *
     * @return how many there are
     * @throws StorageFailure when the store does not answer
     */
    int show(String text, Selection selection) {
        chosen.text = text;
        chosen.selection = selection;
        chosen.count = 0;
        chosen.ofThisMoment = List.of();
        try {
            if (selection.isOfThisMoment()) {
                chosen.ofThisMoment = ofThisMoment();
                chosen.count = chosen.ofThisMoment.size();
            } else {
                long count = library.countAll(administrator.get(), list(chosen, Order.UPDATED_AT, true));
                chosen.count = (int) Math.min(Integer.MAX_VALUE, count);
            }
        } finally {
            refreshAll();
        }
        return chosen.count;
    }

    private List<ProjectHeader> ofThisMoment() {
        List<ProjectHeader> found = new ArrayList<>();
        for (Map.Entry<String, Activity> open :
                library.openNow(administrator.get()).entrySet()) {
            if (chosen.selection.includes(open.getValue())) {
                try {
                    ProjectHeader header = library.requireView(administrator.get(), open.getKey());
                    if (FoldedText.matches(header, chosen.text)) {
                        found.add(header);
                    }
                } catch (ProjectNotFound gone) {
                    continue;
                }
            }
        }
        return found;
    }

    private static Stream<ProjectHeader> page(
            ProjectLibrary library,
            Supplier<Person> administrator,
            Chosen chosen,
            Query<ProjectHeader, Void> query,
            Consumer<StorageFailure> failed) {
        int offset = query.getOffset();
        int limit = Math.min(query.getLimit(), HeaderQuery.MOST);
        if (limit == 0) {
            return Stream.empty();
        }
        QuerySortOrder sorting = query.getSortOrders().isEmpty()
                ? new QuerySortOrder(Order.UPDATED_AT.name(), SortDirection.DESCENDING)
                : query.getSortOrders().getFirst();
        Order order = Order.valueOf(sorting.getSorted());
        boolean descending = sorting.getDirection() == SortDirection.DESCENDING;
        if (chosen.selection.isOfThisMoment()) {
            Comparator<ProjectHeader> by = comparator(order);
            return chosen.ofThisMoment.stream()
                    .sorted(descending ? by.reversed() : by)
                    .skip(offset)
                    .limit(limit);
        }
        try {
            return library.listAll(administrator.get(), list(chosen, order, descending), offset, limit).stream();
        } catch (StorageFailure failure) {
            failed.accept(failure);
            return Stream.empty();
        }
    }

    private static ProjectList list(Chosen chosen, Order order, boolean descending) {
        return new ProjectList(chosen.text, chosen.selection == Selection.TRASH, order, descending);
    }

    /** The order that the store would give. */
    private static Comparator<ProjectHeader> comparator(Order order) {
        return switch (order) {
            case NAME -> Comparator.comparing(header -> FoldedText.of(header.name()));
            case OWNER -> Comparator.comparing(header -> FoldedText.of(header.owner()));
            case SEQUENCES -> Comparator.comparing(ProjectHeader::sequences);
            case SHOTS -> Comparator.comparing(ProjectHeader::shots);
            case PHRASES -> Comparator.comparing(ProjectHeader::phrases);
            case SIZE -> Comparator.comparing(ProjectHeader::size);
            case UPDATED_BY -> Comparator.comparing(header -> FoldedText.of(header.updatedBy()));
            case UPDATED_AT -> Comparator.comparing(ProjectHeader::updatedAt);
        };
    }
}
