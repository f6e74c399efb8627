package studio.storycore.reliability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationContext;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.live.LiveProjects;
import studio.storycore.saving.ProjectPersistenceService;

/**
 * A process of the application that can be told to make edits, one message a line:
 *
 * <ul>
 *   <li>{@code create PROJECT SHOTS} is answered by {@code created PROJECT} when the store has it,
 *   <li>{@code edit ID PROJECT PERSON JSON} by {@code saved ID}, when and if the edit is.
 * </ul>
 *
 * It says {@code ready} first. Each person's edits are made in order, by a thread of their own.
 */
final class ControlledStudio {

    private final EditDesk desk;
    private final ProjectJson json;
    private final Map<String, ExecutorService> people = new ConcurrentHashMap<>();

    private ControlledStudio(ApplicationContext application) {
        desk = new EditDesk(
                application.getBean(LiveProjects.class),
                application.getBean(ProjectPersistenceService.class),
                id -> tell("saved " + id));
        json = application.getBean(ProjectJson.class);
    }

    /** @param arguments the kind of the store, its folder, and what else the application is to be started with */
    public static void main(String[] arguments) throws IOException {
        List<String> rest = new ArrayList<>(List.of(arguments));
        StoreKind store = StoreKind.valueOf(rest.removeFirst());
        rest.add(store.argument(Path.of(rest.removeFirst())));
        ControlledStudio studio = new ControlledStudio(StudioServices.start(rest.toArray(String[]::new)));
        tell("ready");
        studio.listen();
        // Whoever started it is gone.
        Runtime.getRuntime().halt(0);
    }

    private void listen() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String message = line;
            String[] words = message.split(" ", 5);
            if (words[0].equals("create")) {
                inOrder(words[1], () -> create(words[1], Integer.parseInt(words[2])));
            } else {
                inOrder(
                        words[3],
                        () -> desk.edit(
                                words[2], words[3], words[1], json.mapper().readValue(words[4], ProjectEdit.class)));
            }
        }
    }

    private void create(String projectId, int shots) {
        desk.create(projectId, shots);
        tell("created " + projectId);
    }

    private void inOrder(String person, Runnable task) {
        people.computeIfAbsent(
                        person,
                        name -> Executors.newSingleThreadExecutor(
                                Thread.ofVirtual().name(name).factory()))
                .execute(task);
    }

    private static void tell(String message) {
        ChildProcess.tell(System.out, message);
    }
}
