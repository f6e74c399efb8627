package studio.storycore.reliability;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Counts threads of this JVM, virtual ones as well, which only a dump tells of. */
final class Threads {

    private Threads() {}

    /** How many there are whose names begin with one of these. */
    static int named(String... prefixes) {
        Pattern names = Pattern.compile("\"name\": \"(" + String.join("|", prefixes) + ")");
        try {
            Path folder = Files.createTempDirectory("threads");
            Path dump = folder.resolve("threads.json");
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
            int count = (int) names.matcher(Files.readString(dump)).results().count();
            Files.delete(dump);
            Files.delete(folder);
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
