package studio.storycore.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStudio.class)
@Timeout(120)
class SecondProcessIT {

    @Test
    void aSecondProcessOnTheSameDataFolderSaysSoInOneLineAndEndsWhileTheFirstGoesOn(RunningStudio first) {
        StudioProcess second = first.startAnother();
        int exitCode = second.awaitExit(Duration.ofSeconds(60));

        assertThat(exitCode).isNotZero();
        assertThat(second.output().lines())
                .as("one clear line")
                .filteredOn(line -> line.contains("is in use by another running StoryCore Studio"))
                .hasSize(1);
        assertThat(second.output()).as("no stack trace").doesNotContain("\tat ");
        assertThat(first.isRunning()).isTrue();
        assertThat(first.get("/actuator/health").statusCode()).isEqualTo(200);
    }
}
