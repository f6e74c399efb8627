package studio.storycore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another virtual machine fills its memory, and nothing in it minds. */
class MemoryWatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseParallelGC"})
    void aFullMemoryEndsTheProcess(String collector) throws IOException, InterruptedException {
        Process process = start(collector, Full.class);
        try {
            assertThat(process.waitFor(Duration.ofMinutes(1))).isTrue();
            assertThat(process.exitValue()).isEqualTo(MemoryWatch.EXIT_CODE);
            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("Out of memory");
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC"})
    void garbageDoesNot(String collector) throws IOException, InterruptedException {
        Process process = start(collector, Garbage.class);
        assertThat(process.waitFor(Duration.ofMinutes(1))).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static Process start(String collector, Class<?> main) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        collector,
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName())
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    /** Keeps what it has, and goes on when there is no more, as a web server does. */
    static final class Full {

        public static void main(String[] args) {
            MemoryWatch.start();
            List<byte[]> kept = new ArrayList<>();
            while (true) {
                try {
                    kept.add(new byte[10_000]);
                } catch (OutOfMemoryError full) {
                    LockSupport.parkNanos(10_000_000);
                }
            }
        }
    }

    /** Makes a lot of it, with most of the memory in use. */
    static final class Garbage {

        public static void main(String[] args) {
            MemoryWatch.start();
            byte[][] kept = new byte[40][];
            for (long end = System.nanoTime() + Duration.ofSeconds(15).toNanos(); System.nanoTime() < end; ) {
                for (int part = 0; part < kept.length; part++) {
                    kept[part] = new byte[1_000_000];
                }
            }
        }
    }
}
