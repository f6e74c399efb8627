package studio.storycore.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened in a run and when, in a file as well, for whoever has to find out why something was lost. For one thread. */
final class RunLog {

    private record Line(Duration at, String text) {}

    private final Instant start = Instant.now();
    private final List<Line> lines = new ArrayList<>();
    private final Path file;

    RunLog(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The time since the run began. */
    Duration now() {
        return Duration.between(start, Instant.now());
    }

    void note(String who, String what) {
        Line line = new Line(now(), "%8.3f %-8s %s".formatted(now().toMillis() / 1000.0, who, what));
        lines.add(line);
        try {
            Files.writeString(file, line.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happened from some time before a moment until some time after it. */
    List<String> around(Duration moment, Duration before, Duration after) {
        return lines.stream()
                .filter(line -> line.at().compareTo(moment.minus(before)) >= 0)
                .filter(line -> line.at().compareTo(moment.plus(after)) <= 0)
                .map(Line::text)
                .toList();
    }

    /** All that was noted in which these words stand. */
    List<String> about(String words) {
        return lines.stream()
                .map(Line::text)
                .filter(text -> text.contains(words))
                .toList();
    }
}
