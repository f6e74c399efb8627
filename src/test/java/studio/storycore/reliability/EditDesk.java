package studio.storycore.reliability;

import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import studio.storycore.account.Person;
import studio.storycore.edit.EditRejected;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.live.LiveListener.Change;
import studio.storycore.live.LiveProject;
import studio.storycore.live.LiveProjects;
import studio.storycore.live.Made;
import studio.storycore.live.Viewer;
import studio.storycore.project.InvalidValue;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.Projects;

/** Inside the application: makes edits for virtual editors, and tells of each when the badge would call it saved. */
final class EditDesk {

    private final LiveProjects projects;
    private final ProjectPersistenceService persistence;
    private final Consumer<String> onSaved;
    private final Map<String, Open> open = new ConcurrentHashMap<>();

    /** @param onSaved is called with the id of an edit, by any thread */
    EditDesk(LiveProjects projects, ProjectPersistenceService persistence, Consumer<String> onSaved) {
        this.projects = projects;
        this.persistence = persistence;
        this.onSaved = onSaved;
    }

    /** Makes a project, if it is not there; returns when the store has it. */
    void create(String projectId, int shots) {
        persistence.create(Projects.sample(projectId, "Under fire", shots), "owner");
    }

    /** Tells whether the edit was made; not when it does not fit. */
    boolean edit(String projectId, String person, String editId, ProjectEdit edit) {
        Open project = open.computeIfAbsent(projectId, Open::new);
        try {
            Made made = project.live.submit(new Person(person, person, true), edit, editId);
            if (made.hasChanged()) {
                project.await(editId, made.number());
            }
            return made.hasChanged();
        } catch (EditRejected | InvalidValue doesNotFit) {
            return false;
        }
    }

    /** The project as everyone has it who edits it. */
    LiveProject live(String projectId) {
        return open.computeIfAbsent(projectId, Open::new).live;
    }

    private record Waiting(String editId, long number) {}

    private final class Open {

        private final LiveProject live;
        private final Queue<Waiting> waiting = new PriorityQueue<>(Comparator.comparingLong(Waiting::number));

        Open(String projectId) {
            live = projects.enter(projectId, new Viewer("desk", new Person("desk", "Desk", true), null));
            live.addListener(change -> {
                if (change == Change.SAVING) {
                    tellSaved();
                }
            });
        }

        void await(String editId, long number) {
            synchronized (waiting) {
                waiting.add(new Waiting(editId, number));
            }
            tellSaved();
        }

        private void tellSaved() {
            synchronized (waiting) {
                long upTo = live.savedUpTo();
                while (!waiting.isEmpty() && waiting.peek().number() <= upTo) {
                    onSaved.accept(waiting.remove().editId());
                }
            }
        }
    }
}
