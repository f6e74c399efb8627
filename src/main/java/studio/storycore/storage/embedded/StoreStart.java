package studio.storycore.storage.embedded;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the store at the start. One that is damaged stops it with what can be done; it is replaced by a backup when,
 * and only when, that backup was named.
 */
final class StoreStart {

    /** The option by which a backup is named; or {@link #NONE}. */
    static final String OPTION = "storycore.restore-backup";

    /** To go on with a store in which single documents are damaged. */
    static final String NONE = "none";

    private static final Logger log = LoggerFactory.getLogger(StoreStart.class);

    /** Older backups that the message names. */
    private static final int NAMED = 5;

    private final StoreFileOpening opening;
    private final Backups backups;
    private final BackupRestoring restoring;

    StoreStart(DataFolder folder, StoreFileOpening opening) {
        this.opening = opening;
        this.backups = new Backups(folder);
        this.restoring = new BackupRestoring(folder, opening, backups);
    }

    /**
     * @param wanted what the option says; empty for nothing
     * @param now    for the name of the folder that a damaged store is moved to
     * @throws StoreNotOpened when the store is damaged and no backup is named that can take its place
     */
    OpenFile open(String wanted, Instant now) {
        try {
            OpenFile file = opening.openChecked(wanted.equals(NONE));
            tellUnused(wanted);
            return file;
        } catch (StoreDamaged damage) {
            if (wanted.isEmpty() || wanted.equals(NONE)) {
                throw damage.with(offer(damage));
            }
            Backup backup = backups.find(wanted)
                    .orElseThrow(() -> damage.with(
                            "There is no backup " + wanted + " in " + backups.folder() + ". " + offer(damage)));
            restoring.restore(backup, damage, now);
            return opening.openChecked(true);
        }
    }

    private void tellUnused(String wanted) {
        if (wanted.equals(NONE)) {
            for (String document : opening.accepted()) {
                log.warn("Damaged on disk and unreadable: {}", document);
            }
        } else if (!wanted.isEmpty()) {
            log.warn(
                    "{}={} was ignored, because the store is not damaged: remove the option. To go back to that backup"
                            + " nonetheless, stop, move {} out of the folder, and start with the option.",
                    OPTION,
                    wanted,
                    DataFolder.STORE);
        }
    }

    private String offer(StoreDamaged damage) {
        List<Backup> all = backups.newestFirst();
        Optional<Backup> newest = all.stream().filter(this::isGood).findFirst();
        List<String> offers = new ArrayList<>();
        newest.ifPresent(good -> {
            offers.add("Start once with --" + OPTION + "=" + good.name() + " to go on with the newest good backup, of "
                    + good.time() + "; the damaged store is kept.");
            List<Backup> older = all.subList(all.indexOf(good) + 1, all.size());
            if (!older.isEmpty()) {
                offers.add("Older ones in " + backups.folder() + ": "
                        + older.stream().limit(NAMED).map(Backup::name).collect(Collectors.joining(", "))
                        + (older.size() > NAMED ? " and " + (older.size() - NAMED) + " more" : "") + ".");
            }
        });
        if (newest.isEmpty()) {
            offers.add("There is no good backup in " + backups.folder() + ". " + damage.action());
        }
        if (damage.isOnlyInDocuments()) {
            offers.add("Or start with --" + OPTION + "=" + NONE + " to go on without the damaged documents, which stay"
                    + " as they are.");
        }
        return String.join(" ", offers);
    }

    private boolean isGood(Backup backup) {
        try {
            return opening.check(backup.file(), opening.told("Checking the backup " + backup.name()))
                    .damaged()
                    .isEmpty();
        } catch (RuntimeException e) {
            log.warn("The backup {} is damaged", backup.name(), e);
            return false;
        }
    }

    /** As in the names of backups. */
    static String folderName(Instant now) {
        return "damaged-" + now.truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
    }
}
