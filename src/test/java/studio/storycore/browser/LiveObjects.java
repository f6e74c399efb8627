package studio.storycore.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is in the heap of a running application after a garbage collection.
 *
 * @param instances how many there are, by the name of the class
 * @param bytes     the size of all of them
 */
record LiveObjects(Map<String, Long> instances, long bytes) {

    private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    /** Has the process collect its garbage, and counts what stays. */
    static LiveObjects of(long process) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String histogram;
        try {
            Process counting = new ProcessBuilder(jcmd, Long.toString(process), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            histogram = new String(counting.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new AssertionError("The heap could not be looked at: " + histogram);
        }
        Map<String, Long> instances = histogram
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .collect(Collectors.toMap(line -> line.group(3), line -> Long.valueOf(line.group(1)), Long::sum));
        return new LiveObjects(instances, Long.parseLong(total.group(1)));
    }

    long instancesOf(String className) {
        return instances.getOrDefault(className, 0L);
    }
}
