package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two programs read a project, add their mark and save it on condition that nobody was faster, again and again. Had one
 * of them overwritten the other, a mark that was called saved would be missing at the end.
 */
class TwoClientsTest extends ApiScene {

    private static final int MARKS_OF_EACH = 12;

    /** What each was told was saved, by revision. */
    private final Map<Long, String> told = new ConcurrentHashMap<>();

    @Test
    void noConditionalSaveOverwritesAnother() throws Exception {
        String id = project();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> both = List.of(() -> marks(id, "ada"), () -> marks(id, "bob"));
            for (Future<Boolean> client : clients.invokeAll(both)) {
                assertThat(client.get()).isTrue();
            }
        }

        assertThat(told.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(2, 2 * MARKS_OF_EACH + 1).boxed().toList());
        StringBuilder replayed = new StringBuilder("Nightfall");
        LongStream.rangeClosed(2, 2 * MARKS_OF_EACH + 1).forEach(number -> replayed.append(told.get(number)));
        Answer end = call(ADA, "GET", "/api/projects/" + id).answer();
        assertThat(end.tag()).isEqualTo("\"" + (2 * MARKS_OF_EACH + 1) + "\"");
        assertThat(end.json()).isEqualTo(document(id, replayed.toString()));
    }

    /** Here others' changes of other fields are merged, so that what is told is more than who was faster. */
    @Test
    void conditionalEditsEndAsWhatEachWasToldSaysInTheOrderOfTheRevisions() throws Exception {
        String id = project();
        Map<Long, Queue<Consumer<ObjectNode>>> toldEdits = new ConcurrentSkipListMap<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> both =
                    List.of(() -> edits(id, "ada", 0, toldEdits), () -> edits(id, "bob", 1, toldEdits));
            for (Future<Boolean> client : clients.invokeAll(both)) {
                assertThat(client.get()).isTrue();
            }
        }

        ObjectNode replayed = document(id, "Nightfall");
        toldEdits.values().forEach(made -> made.forEach(edit -> edit.accept(replayed)));
        assertThat(call(ADA, "GET", "/api/projects/" + id).answer().json()).isEqualTo(replayed);
        assertThat(replayed.path("name").asString().split(" ")).hasSize(1 + MARKS_OF_EACH);
    }

    /** Marks the name, which the other marks too, and after it a shot of one's own, on condition of the same revision. */
    private boolean edits(String id, String who, int shot, Map<Long, Queue<Consumer<ObjectNode>>> toldEdits) {
        String shotId = List.of("a", "b").get(shot);
        int saved = 0;
        while (saved < MARKS_OF_EACH) {
            Answer read = call(ADA, "GET", "/api/projects/" + id).answer();
            String mark = " " + who + saved;
            String name = read.json().path("name").asString() + mark;
            boolean ofTheName = saved % 2 == 0;
            Answer answer = call(ADA, "PATCH", "/api/projects/" + id)
                    .header("If-Match", read.tag())
                    .json(
                            ofTheName
                                    ? "[{\"edit\": \"project.rename\", \"name\": \"%s\"}]".formatted(name)
                                    : "[{\"edit\": \"shot.text\", \"shotId\": \"%s\", \"field\": \"PROMPT\", \"text\": \"%s\"}]"
                                            .formatted(shotId, mark))
                    .answer();
            if (answer.status() == 200) {
                toldEdits
                        .computeIfAbsent(
                                answer.json().path("sequenceNumber").asLong(), number -> new ConcurrentLinkedQueue<>())
                        .add(document -> {
                            if (ofTheName) {
                                document.put("name", document.path("name").asString() + mark);
                            } else {
                                ((ObjectNode) document.at("/shots/" + shot)).put("prompt", mark);
                            }
                        });
                saved++;
            } else {
                answer.isProblem(409);
                assertThat(answer.json().at("/conflicts/0/yours").asString()).isEqualTo(name);
            }
        }
        return true;
    }

    private boolean marks(String id, String who) {
        int saved = 0;
        while (saved < MARKS_OF_EACH) {
            Answer read = call(ADA, "GET", "/api/projects/" + id).answer();
            ObjectNode document = (ObjectNode) read.json();
            String mark = " " + who + saved;
            document.put("name", document.path("name").asString() + mark);
            Answer answer = call(ADA, "PUT", "/api/projects/" + id)
                    .header("If-Match", read.tag())
                    .json(document)
                    .answer();
            if (answer.status() == 200) {
                assertThat(answer.json().path("merged").asBoolean()).isFalse();
                told.put(answer.json().path("sequenceNumber").asLong(), mark);
                saved++;
            } else {
                answer.isProblem(412);
            }
        }
        return true;
    }
}
