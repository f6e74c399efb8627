package studio.storycore.storage.embedded;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides which backups go: all but the newest ones, and the last one of each of some days before. */
final class BackupRotation {

    /** Days with backups, the newest of them, of which one backup each is kept. */
    private static final int DAYS = 14;

    private BackupRotation() {}

    /** @param keep how many of the newest stay, whatever their days */
    static List<Backup> outdated(List<Backup> newestFirst, int keep) {
        List<Backup> outdated = new ArrayList<>();
        Set<LocalDate> days = new HashSet<>();
        for (int i = 0; i < newestFirst.size(); i++) {
            Backup backup = newestFirst.get(i);
            boolean lastOfItsDay = days.add(LocalDate.ofInstant(backup.time(), ZoneOffset.UTC));
            if (i >= keep && !(lastOfItsDay && days.size() <= DAYS)) {
                outdated.add(backup);
            }
        }
        return outdated;
    }
}
