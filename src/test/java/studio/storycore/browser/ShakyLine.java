package studio.storycore.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Random;

/** Someone's cable, which fails for some seconds now and then. Plugged in at first. */
final class ShakyLine {

    private final String owner;
    private final Cable cable;
    private final RunLog log;
    private boolean down;
    private boolean pulledOut;
    private Duration downSince = Duration.ZERO;
    private Duration upSince = Duration.ZERO;
    private Duration downUntil = Duration.ZERO;

    ShakyLine(String owner, Cable cable, RunLog log) {
        this.owner = owner;
        this.cable = cable;
        this.log = log;
    }

    boolean isDown() {
        return down;
    }

    /** Whether it has been down for as long as it was to be. */
    boolean isDownLongEnough() {
        return down && log.now().compareTo(downUntil) >= 0;
    }

    /**
     * The time since which what was typed can be unsaved although nobody has to decide about it.
     *
     * @param longest how long that takes when the line is up
     */
    Duration unsavedSince(Duration longest) {
        boolean wasDown = log.now().minus(upSince).compareTo(longest) < 0;
        return (wasDown ? downSince : log.now()).minus(longest);
    }

    /**
     * Fails.
     *
     * @param silently nothing comes through any more, and nobody is told
     * @param time     how long it is to last
     */
    void fail(boolean silently, Duration time) {
        log.note(owner, silently ? "is cut off" : "is disconnected");
        down = true;
        downSince = log.now();
        downUntil = downSince.plus(time);
        if (silently) {
            cable.cut();
        } else {
            pullOut();
        }
    }

    /** Works again; what was on its way when it was cut arrives, or does not. */
    void recover(Random random) {
        if (!down) {
            return;
        }
        log.note(owner, "is connected again");
        if (!pulledOut && random.nextBoolean()) {
            pullOut();
        }
        if (pulledOut) {
            plugIn();
        } else {
            cable.mend();
        }
        down = false;
        upSince = log.now();
    }

    private void pullOut() {
        pulledOut = true;
        try {
            cable.pullOut();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void plugIn() {
        pulledOut = false;
        try {
            cable.plugIn();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
