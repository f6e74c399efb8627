package studio.storycore.live;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.account.Person;

/**
 * Who has one live project open: people by tab, in the order they came, and others whom nobody sees. Safe for use by any
 * thread.
 */
final class Viewers {

    private final Map<String, Viewer> byTab = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private int unseen;

    synchronized void enter(Viewer viewer) {
        byTab.put(viewer.tabId(), viewer);
    }

    /** A tab shows another shot, or none. */
    synchronized void look(String tabId, @Nullable String shotId) {
        byTab.computeIfPresent(tabId, (tab, viewer) -> viewer.at(shotId));
    }

    /** The account of a tab's person was changed; without a person the tab is not shown to others. */
    synchronized void become(String tabId, Optional<Person> person) {
        person.ifPresent(now -> byTab.computeIfPresent(tabId, (tab, viewer) -> viewer.as(now)));
        if (person.isPresent()) {
            hidden.remove(tabId);
        } else {
            hidden.add(tabId);
        }
    }

    /** Tells whether it was the last one. */
    synchronized boolean leave(String tabId) {
        hidden.remove(tabId);
        return byTab.remove(tabId) != null && isEmpty();
    }

    synchronized void enterUnseen() {
        unseen++;
    }

    /** Tells whether it was the last one. */
    synchronized boolean leaveUnseen() {
        unseen--;
        return isEmpty();
    }

    /** Whether nobody is here, seen or not. */
    synchronized boolean isEmpty() {
        return unseen == 0 && byTab.isEmpty();
    }

    /** Those who are shown to others. */
    synchronized List<Viewer> all() {
        return byTab.values().stream()
                .filter(viewer -> !hidden.contains(viewer.tabId()))
                .toList();
    }
}
