package studio.storycore.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Many people who do the same thing at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    public interface Attempt<T> {
        T make(int number) throws Exception;
    }

    /** Makes attempts from many threads that start together; the answers in the order of the attempts. */
    public static <T> List<T> run(int threads, Attempt<T> attempt) throws Exception {
        CountDownLatch start = new CountDownLatch(threads);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> answers = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> {
                        start.countDown();
                        start.await();
                        return attempt.make(i);
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }
}
