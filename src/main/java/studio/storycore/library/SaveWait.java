package studio.storycore.library;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import studio.storycore.live.LiveProject;
import studio.storycore.saving.SaveReport;

/** Waits for a save for as long as a person would. */
final class SaveWait {

    private static final int SECONDS = 20;

    private SaveWait() {}

    /** Saves what is unsaved; tells whether that is done. If not, it goes on without being waited for. */
    static boolean isSaved(LiveProject project) {
        try {
            return project.saveNow().get(SECONDS, TimeUnit.SECONDS) instanceof SaveReport.Saved;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException impossible) {
            throw new CompletionException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
