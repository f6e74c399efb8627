package studio.storycore.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;
import studio.storycore.storage.embedded.DiskFaultRun.Result;
import studio.storycore.storage.embedded.SimulatedDisk.Fault;
import studio.storycore.storage.embedded.SimulatedDisk.Flaw;

/**
 * The store on a disk that fails, fills up or loses power: at each of its operations, one run for each, with
 * {@code ./mvnw test -Dtest=DiskFaultTest -Dstorycore.disk-faults=full}; at some of them otherwise. Prints its figures.
 */
class DiskFaultTest {

    private static final boolean FULL = "full".equals(System.getProperty("storycore.disk-faults"));

    private static final int STEPS = FULL ? 64 : 17;

    private static final int CHANCES = FULL ? 8 : 3;

    /** Prime to the operations of one write, so that each kind has its turn. */
    private static final int STRIDE = FULL ? 1 : 3;

    @TempDir
    Path folder;

    private int injected;
    private int acknowledged;
    private int recoveries;
    private int lost;
    private int wentOn;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nothingAcknowledgedIsLostAndNothingIsHalfThereWhicheverOperationFails(Fault fault) {
        for (long n = 1; inject(fault, Flaw.NONE, n); n += STRIDE) {
            assertThat(lost).as("wrong at operation " + n).isZero();
        }
        System.out.printf(
                "%s: %d faults injected, %d recoveries checked, %d writes acknowledged, %d of them after the fault, %d wrong%n",
                fault, injected, recoveries, acknowledged, wentOn, lost);
        assertThat(injected).isGreaterThan(20);
        assertThat(acknowledged).isGreaterThan(100);
        if (fault == Fault.FAILURE) {
            assertThat(wentOn).as("writes after the disk worked again").isGreaterThan(100);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Flaw.class,
            names = {"SYNCS_NOTHING", "WRITES_CHUNKS_IN_ANY_ORDER"})
    void theCheckSeesADiskOnWhichNothingIsSure(Flaw flaw) {
        for (long n = 20; lost == 0 && inject(Fault.POWER_CUT, flaw, n); n++) {}
        assertThat(lost).isPositive();
    }

    @Test
    void withoutAFaultEverythingIsThere() {
        assertThat(inject(Fault.POWER_CUT, Flaw.NONE, Long.MAX_VALUE)).isFalse();
        assertThat(acknowledged).isGreaterThan(STEPS / 2);
        assertThat(lost).isZero();
    }

    /** Whether the run had so many operations. */
    private boolean inject(Fault fault, Flaw flaw, long n) {
        try {
            Path place = Files.createDirectory(folder.resolve("run"));
            DiskFaultRun run = new DiskFaultRun(place, new SimulatedDisk(flaw), STEPS);
            Result result = run.run(fault, n, CHANCES);
            acknowledged += result.acknowledged();
            recoveries += result.recoveries();
            lost += result.wrong().size();
            wentOn += run.acknowledgedSinceFault();
            if (result.faulty()) {
                injected++;
            }
            if (flaw == Flaw.NONE) {
                result.wrong().forEach(wrong -> System.out.println(fault + " at " + n + ": " + wrong));
            }
            FileSystemUtils.deleteRecursively(place);
            return result.faulty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
