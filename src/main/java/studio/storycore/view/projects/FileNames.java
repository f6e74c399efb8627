package studio.storycore.view.projects;

import java.time.LocalDate;
import java.util.regex.Pattern;

/** Names for files that every system takes, made from the names that people give to projects. */
final class FileNames {

    private static final int LONGEST = 80;

    /** Letters and digits of any language, and what stands harmlessly between them. */
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{M}\\p{N} ._-]+");

    private static final Pattern AT_THE_ENDS = Pattern.compile("^[ ._-]+|[ ._-]+$");

    private FileNames() {}

    /** Such as "The Lighthouse 2026-11-23.json"; the date also keeps names apart that a system reserves. */
    static String json(String projectName, LocalDate date) {
        String safe = trimmed(UNSAFE.matcher(projectName).replaceAll(" ").replaceAll(" {2,}", " "));
        if (safe.codePointCount(0, safe.length()) > LONGEST) {
            safe = trimmed(safe.substring(0, safe.offsetByCodePoints(0, LONGEST)));
        }
        return (safe.isEmpty() ? "project" : safe) + " " + date + ".json";
    }

    private static String trimmed(String name) {
        return AT_THE_ENDS.matcher(name).replaceAll("");
    }
}
