package studio.storycore.origin;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import studio.storycore.rate.RateLimit;

/**
 * Bounds what the requests of one address can make the application write into its log, whichever part of it writes: so many
 * entries of each level a minute, and few with a stack trace. Many notes of what was done leave no error out. The entry after
 * the last one says that more are left out. What is written for debugging is not bounded, nor is what no request causes.
 */
@Component
class LogLimit extends TurboFilter {

    static final int ENTRIES = 60;
    static final int STACK_TRACES = 5;

    private static final Duration EACH_ENTRY = Duration.ofSeconds(1);
    private static final Duration EACH_STACK_TRACE = Duration.ofSeconds(20);
    private static final Duration EACH_NOTE = Duration.ofMinutes(1);

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogLimit.class);

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final RateLimit entries;
    private final RateLimit stackTraces;
    private final RateLimit notes;

    LogLimit(TaskScheduler scheduler) {
        Clock clock = scheduler.getClock();
        entries = new RateLimit(EACH_ENTRY, ENTRIES, clock);
        stackTraces = new RateLimit(EACH_STACK_TRACE, STACK_TRACES, clock);
        notes = new RateLimit(EACH_NOTE, 1, clock);
    }

    @PostConstruct
    void begin() {
        start();
        context.addTurboFilter(this);
    }

    @PreDestroy
    void end() {
        context.getTurboFilterList().remove(this);
    }

    /** @param format null when it is only asked whether such an entry would be written */
    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable failure) {
        if (format == null
                || !level.isGreaterOrEqual(Level.INFO)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())
                || logger.getName().equals(LOG.getName())) {
            return FilterReply.NEUTRAL;
        }
        Optional<String> address = RequestAddress.current();
        if (address.isEmpty() || mayWrite(level + " " + address.get(), failure != null)) {
            return FilterReply.NEUTRAL;
        }
        if (notes.take(address.get()).isZero()) {
            LOG.warn(
                    "Requests from {} cause so many log entries that some are left out: at most {} of a level are"
                            + " written in a minute, and {} with a stack trace",
                    address.get(),
                    Duration.ofMinutes(1).dividedBy(EACH_ENTRY),
                    Duration.ofMinutes(1).dividedBy(EACH_STACK_TRACE));
        }
        return FilterReply.DENY;
    }

    private boolean mayWrite(String levelAndAddress, boolean withStackTrace) {
        return (!withStackTrace || stackTraces.take(levelAndAddress).isZero())
                && entries.take(levelAndAddress).isZero();
    }
}
