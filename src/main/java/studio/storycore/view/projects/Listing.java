package studio.storycore.view.projects;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.storycore.library.ProjectList;
import studio.storycore.storage.HeaderQuery.Order;

/** Which projects the page shows, as it stands in its address. */
record Listing(String text, Sorting sorting, boolean trashed) {

    /** In which order; each in the direction that a person means by it. */
    enum Sorting {
        RECENT(Order.UPDATED_AT, true),
        NAME(Order.NAME, false),
        SHOTS(Order.SHOTS, true);

        private final Order order;
        private final boolean descending;

        Sorting(Order order, boolean descending) {
            this.order = order;
            this.descending = descending;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static final Listing ALL = new Listing("", Sorting.RECENT, false);

    private static final String TEXT = "search";
    private static final String SORTING = "sort";
    private static final String TRASH = "trash";

    static Listing of(QueryParameters parameters) {
        Sorting sorting = Arrays.stream(Sorting.values())
                .filter(each -> parameters.getSingleParameter(SORTING).equals(Optional.of(each.code())))
                .findFirst()
                .orElse(Sorting.RECENT);
        return new Listing(
                parameters.getSingleParameter(TEXT).orElse(""),
                sorting,
                parameters.getSingleParameter(TRASH).isPresent());
    }

    QueryParameters parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!text.isEmpty()) {
            parameters.put(TEXT, text);
        }
        if (sorting != Sorting.RECENT) {
            parameters.put(SORTING, sorting.code());
        }
        if (trashed) {
            parameters.put(TRASH, "");
        }
        return QueryParameters.simple(parameters);
    }

    ProjectList projects() {
        return new ProjectList(text, trashed, sorting.order, sorting.descending);
    }

    Listing withText(String newText) {
        return new Listing(newText, sorting, trashed);
    }

    Listing withSorting(Sorting newSorting) {
        return new Listing(text, newSorting, trashed);
    }

    Listing withTrashed(boolean newTrashed) {
        return new Listing(text, sorting, newTrashed);
    }
}
