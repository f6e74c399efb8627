package studio.storycore.view.projects;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.DataGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.storage.StorageFailure;
import studio.storycore.tab.PageRefresh;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps what rows say about this moment fresh: one look every two seconds at the rows that the browser has, off the
 * session's lock, and one push with those of them that have changed. Nothing is sent when nothing has, and nobody looks
 * while the browser takes nothing.
 *
 * <p>Lives as long as the grid is attached.
 */
public final class LiveRows implements DataGenerator<ProjectHeader> {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(LiveRows.class);

    private record Row(ProjectHeader header, Object shown) {}

    private final Grid<ProjectHeader> grid;
    private final TaskScheduler scheduler;
    private final Function<ProjectHeader, ?> live;
    private final UnaryOperator<ProjectHeader> reread;
    private final Consumer<UI> alongside;
    private final Map<String, Row> rows = new ConcurrentHashMap<>();
    private @Nullable Watch watch;

    /**
     * @param live   what is shown that changes by itself, as a value to compare; must not ask the store
     * @param reread brings the header up to date when that has changed; may ask the store
     * @param alongside is called at each look, for what else the page shows of this moment
     */
    public static void keepFresh(
            Grid<ProjectHeader> grid,
            TaskScheduler scheduler,
            Function<ProjectHeader, ?> live,
            UnaryOperator<ProjectHeader> reread,
            Consumer<UI> alongside) {
        LiveRows rows = new LiveRows(grid, scheduler, live, reread, alongside);
        grid.addDataGenerator(rows);
        grid.addAttachListener(rows::start);
        grid.addDetachListener(detach -> rows.stop());
    }

    private LiveRows(
            Grid<ProjectHeader> grid,
            TaskScheduler scheduler,
            Function<ProjectHeader, ?> live,
            UnaryOperator<ProjectHeader> reread,
            Consumer<UI> alongside) {
        this.grid = grid;
        this.scheduler = scheduler;
        this.live = live;
        this.reread = reread;
        this.alongside = alongside;
    }

    @Override
    public void generateData(ProjectHeader header, ObjectNode row) {
        rows.put(header.id(), new Row(header, live.apply(header)));
    }

    @Override
    public void destroyData(ProjectHeader header) {
        rows.remove(header.id());
    }

    @Override
    public void destroyAllData() {
        rows.clear();
    }

    private void start(AttachEvent attach) {
        stop();
        watch = new Watch(attach.getUI());
        watch.lookLater();
    }

    private void stop() {
        if (watch != null) {
            watch.end();
            watch = null;
        }
    }

    /** Looks again and again, until the grid is detached. */
    private final class Watch {

        private final UI ui;
        private final PageRefresh page;
        private volatile List<ProjectHeader> changed = List.of();
        private volatile boolean ended;

        Watch(UI ui) {
            this.ui = ui;
            this.page = new PageRefresh(ui, this::show);
        }

        void end() {
            ended = true;
            page.stop();
        }

        void lookLater() {
            try {
                scheduler.schedule(this::look, scheduler.getClock().instant().plus(INTERVAL));
            } catch (TaskRejectedException stopping) {
                LOG.debug("The server is stopping: rows stay as they are");
            }
        }

        private void look() {
            if (ended) {
                return;
            }
            try {
                if (page.isTaken()) {
                    alongside.accept(ui);
                    changed = changed();
                    if (!changed.isEmpty()) {
                        page.request();
                    }
                }
            } finally {
                lookLater();
            }
        }

        private List<ProjectHeader> changed() {
            List<ProjectHeader> found = new ArrayList<>();
            for (Row row : rows.values()) {
                if (!live.apply(row.header()).equals(row.shown())) {
                    try {
                        found.add(reread.apply(row.header()));
                    } catch (StorageFailure silent) {
                        LOG.debug(
                                "Project {} could not be looked at",
                                row.header().id(),
                                silent);
                        found.add(row.header());
                    }
                }
            }
            return found;
        }

        private void show() {
            changed.forEach(grid.getDataProvider()::refreshItem);
        }
    }
}
