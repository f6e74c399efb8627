package studio.storycore.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who has one live project open: people by tab, in the order they came, and others whom nobody sees. Safe for use by any
 * thread.
 */
final class Viewers {

    private final Map<String, Viewer> byTab = new LinkedHashMap<>();
    private int unseen;

    synchronized void enter(Viewer viewer) {
        byTab.put(viewer.tabId(), viewer);
    }

    /** A tab shows another shot, or none. */
    synchronized void look(String tabId, @Nullable String shotId) {
        byTab.computeIfPresent(tabId, (tab, viewer) -> viewer.at(shotId));
    }

    /** Tells whether it was the last one. */
    synchronized boolean leave(String tabId) {
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

    synchronized List<Viewer> all() {
        return List.copyOf(byTab.values());
    }
}
