package studio.storycore.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to know what changes in one live project. A listener that fails keeps nobody else from being told. */
final class LiveListeners {

    private static final Logger LOG = LoggerFactory.getLogger(LiveListeners.class);

    private final String projectId;
    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();

    LiveListeners(String projectId) {
        this.projectId = projectId;
    }

    /** Running the result takes the listener away again. */
    Runnable add(LiveListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** To be called outside any lock. */
    void tell(LiveListener.Change change) {
        for (LiveListener listener : listeners) {
            try {
                listener.changed(change);
            } catch (RuntimeException unexpected) {
                LOG.error("A listener of project {} failed", projectId, unexpected);
            }
        }
    }
}
