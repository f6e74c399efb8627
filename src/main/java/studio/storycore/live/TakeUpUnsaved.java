package studio.storycore.live;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.health.StoreState;
import studio.storycore.saving.ProjectNotFound;
import studio.storycore.saving.SaveReport;
import studio.storycore.saving.Saving;
import studio.storycore.storage.StorageFailure;
import studio.storycore.storage.UnreadableProject;

/**
 * Takes up what could not be saved before the last stop: when a project is read, before anyone sees it, the edits that
 * wait in the {@link UnsavedFolder} are made again on top of what others have saved meanwhile. After the start, and
 * when the store comes back, every project for which something waits is read for that.
 *
 * <p>A file is removed when each of its edits is in the project's history, or in a file beside because it no longer
 * fits. Everything may be done twice: an edit that is in the history is not made again.
 */
final class TakeUpUnsaved {

    private static final Logger LOG = LoggerFactory.getLogger(TakeUpUnsaved.class);

    private final LiveProjects projects;
    private final UnsavedFolder folder;
    private final Saving saving;
    private final AtomicBoolean comesAgain = new AtomicBoolean();

    TakeUpUnsaved(LiveProjects projects, UnsavedFolder folder, Saving saving) {
        this.projects = projects;
        this.folder = folder;
        this.saving = saving;
        projects.beforeOpening(this::into);
    }

    void storeChanged(StoreState state) {
        if (state instanceof StoreState.Up) {
            saving.executor().execute(this::all);
        }
    }

    /** Takes up what waits for any project. Blocks while the store is read; comes again if it does not answer. */
    void all() {
        try {
            for (Path file : folder.waiting()) {
                read(file).ifPresent(work -> open(work, file));
            }
        } catch (StorageFailure failure) {
            if (comesAgain.compareAndSet(false, true)) {
                later(() -> {
                    comesAgain.set(false);
                    all();
                });
            }
        } catch (IOException failure) {
            LOG.error("What was not saved before the last stop cannot be looked for", failure);
        }
    }

    private void open(UnsavedWork work, Path file) {
        try {
            projects.open(work.projectId());
        } catch (ProjectNotFound | UnreadableProject failure) {
            LOG.error(
                    "Project {}: {} edits that were not saved before the last stop stay in {}: {}",
                    work.projectId(),
                    work.edits().size(),
                    file,
                    failure.getMessage());
        }
    }

    private void into(LiveProject project) {
        try {
            for (Path file : folder.waiting()) {
                if (file.getFileName().toString().startsWith(project.id() + "-")) {
                    read(file)
                            .filter(work -> work.projectId().equals(project.id()))
                            .ifPresent(work -> into(project, work, file));
                }
            }
        } catch (IOException failure) {
            LOG.error("Project {}: what was not saved before the last stop cannot be read", project.id(), failure);
        } catch (UnreadableProject failure) {
            LOG.error("Project {}: its revisions cannot be read, so unsaved edits stay aside", project.id(), failure);
        }
    }

    private void into(LiveProject project, UnsavedWork work, Path file) {
        List<AuthoredEdit> missing = notStored(work);
        project.takeUp(missing);
        LOG.info(
                "Project {}: {} edits that were not saved before the last stop are taken up",
                work.projectId(),
                missing.size());
        save(project, work, file);
    }

    private void save(LiveProject project, UnsavedWork work, Path file) {
        project.saveNow()
                .thenAcceptAsync(
                        report -> {
                            if (report instanceof SaveReport.Saved) {
                                settle(project, work, file);
                            } else {
                                later(() -> save(project, work, file));
                            }
                        },
                        saving.executor());
    }

    private void settle(LiveProject project, UnsavedWork work, Path file) {
        try {
            List<AuthoredEdit> missing = notStored(work);
            if (!missing.isEmpty()) {
                Path beside = folder.keepBeside(file, work.with(missing));
                LOG.error(
                        "Project {}: {} edits do not fit any more; they are in {}",
                        work.projectId(),
                        missing.size(),
                        beside);
            }
            folder.remove(file);
        } catch (StorageFailure failure) {
            later(() -> save(project, work, file));
        } catch (IOException | UnreadableProject failure) {
            LOG.error("Project {}: what was taken up stays in {} as well", work.projectId(), file, failure);
        }
    }

    private List<AuthoredEdit> notStored(UnsavedWork work) {
        Set<String> stored = new HashSet<>();
        saving.persistence().revisions().readInTime(work.projectId(), work.savedSequenceNumber() + 1, revision -> {
            revision.edits().forEach(edit -> stored.add(edit.id()));
            return true;
        });
        return work.edits().stream()
                .filter(Predicate.not(edit -> stored.contains(edit.id())))
                .toList();
    }

    private Optional<UnsavedWork> read(Path file) throws IOException {
        try {
            return Optional.of(folder.read(file));
        } catch (NoSuchFileException settled) {
            return Optional.empty();
        } catch (RuntimeException damaged) {
            // Without the exception, whose message may quote what people wrote.
            LOG.error("Unsaved edits in {} cannot be read; the file is kept as {}", file, folder.putAside(file));
            return Optional.empty();
        }
    }

    private void later(Runnable task) {
        Duration delay = saving.settings().save().maxRetryDelay();
        Instant time = saving.scheduler().getClock().instant().plus(delay);
        try {
            saving.scheduler().schedule(() -> saving.executor().execute(task), time);
        } catch (TaskRejectedException stopping) {
            LOG.debug("The server is stopping: the next start takes up what waits");
        }
    }
}
