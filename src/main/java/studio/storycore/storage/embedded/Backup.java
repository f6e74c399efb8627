package studio.storycore.storage.embedded;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One copy of the store, whole and verified when it was made.
 *
 * @param time of what it holds, to the second; part of its name
 */
record Backup(Path file, Instant time) {

    private static final Pattern NAME = Pattern.compile("storycore-(\\d{4}-.{14})Z(-restored)?\\.store");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss");

    static Backup in(Path folder, Instant time) {
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        return of(folder.resolve("storycore-" + TIME.format(utc) + "Z.store")).orElseThrow();
    }

    /** What a file is by its name; empty when it is no backup. */
    static Optional<Backup> of(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Backup(file, LocalDateTime.parse(name.group(1), TIME).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** By which it is named in the option that restores it. */
    String name() {
        return file.getFileName().toString();
    }

    /** The name it gets once it was restored, so that an option left set by mistake does not restore it again. */
    Path restored() {
        return file.resolveSibling(name().replaceFirst("(-restored)?\\.store$", "-restored.store"));
    }
}
