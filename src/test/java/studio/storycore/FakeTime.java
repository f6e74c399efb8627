package studio.storycore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/**
 * A clock and scheduler that stand still until a test moves them. Tasks run on the thread that moves the time, in the
 * order of their times.
 */
public final class FakeTime implements TaskScheduler {

    private final List<Task> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T09:00:00Z");

    /** Moves the time on, running what is due on the way. */
    public void advance(Duration duration) {
        Instant end = instant().plus(duration);
        Task due = nextUntil(end);
        while (due != null) {
            move(due.time);
            due.run();
            due = nextUntil(end);
        }
        move(end);
    }

    /** Moves the time on without running anything: a thread that sleeps. */
    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    public synchronized Instant instant() {
        return now;
    }

    /** How many tasks wait for their time. */
    public synchronized int waiting() {
        tasks.removeIf(Task::isDone);
        return tasks.size();
    }

    @Override
    public Clock getClock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return FakeTime.this.instant();
            }
        };
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable task, Instant startTime) {
        Task scheduled = new Task(task, startTime);
        tasks.add(scheduled);
        return scheduled;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        throw onlyOnce();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant startTime, Duration period) {
        throw onlyOnce();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        throw onlyOnce();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant startTime, Duration delay) {
        throw onlyOnce();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        throw onlyOnce();
    }

    private static IllegalStateException onlyOnce() {
        return new IllegalStateException("the application schedules single tasks only");
    }

    private synchronized @Nullable Task nextUntil(Instant end) {
        tasks.removeIf(Task::isDone);
        Task next = tasks.stream().min(Comparator.comparing(task -> task.time)).orElse(null);
        if (next == null || next.time.isAfter(end)) {
            return null;
        }
        tasks.remove(next);
        return next;
    }

    private synchronized void move(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    private final class Task extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final Instant time;

        Task(Runnable runnable, Instant time) {
            super(runnable, null);
            this.time = time;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(Duration.between(instant(), time));
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
