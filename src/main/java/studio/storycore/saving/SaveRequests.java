package studio.storycore.saving;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Those who asked for a save and wait to be told what happened to it. Not safe for use by several threads: its lane's
 * lock guards it. They are told on threads of the executor, so that nobody's reaction runs under that lock.
 */
final class SaveRequests {

    private record Request(long upTo, CompletableFuture<SaveReport> report) {}

    private final Executor executor;
    private final List<Request> waiting = new ArrayList<>();

    SaveRequests(Executor executor) {
        this.executor = executor;
    }

    /** @param upTo the number of the last edit that was made before asking */
    CompletableFuture<SaveReport> add(long upTo) {
        CompletableFuture<SaveReport> report = new CompletableFuture<>();
        waiting.add(new Request(upTo, report));
        return report;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void acknowledged(long upTo, SaveReport.Saved saved) {
        tell(saved, request -> request.upTo() <= upTo);
    }

    void failed(SaveReport.Failed failed) {
        tell(failed, request -> true);
    }

    private void tell(SaveReport report, Predicate<Request> concerned) {
        waiting.stream().filter(concerned).forEach(request -> request.report().completeAsync(() -> report, executor));
        waiting.removeIf(concerned);
    }
}
