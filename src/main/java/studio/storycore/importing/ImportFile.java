package studio.storycore.importing;

import java.util.ArrayList;
import java.util.List;

/**
 * One file to import, a JSON document or a zip of them.
 *
 * @param name what people call it: a label in reports, with {@code /} between folders, never a path on this machine
 */
public record ImportFile(String name, byte[] content) {

    private static final int LONGEST_NAME = 200;

    /** Takes any name and makes a label of it: printable, relative, without {@code ..}, of bounded length. */
    public ImportFile {
        name = label(name);
    }

    /** The folders that it stands in, or nothing. */
    String folder() {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** The last part of its name, without the extension. */
    String title() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /** A name as it is shown; of a label, itself. */
    static String label(String name) {
        List<String> parts = new ArrayList<>();
        String printable = name.replaceAll("[\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
        for (String part : printable.replace('\\', '/').split("/")) {
            if (!part.isBlank() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        String label = String.join("/", parts);
        if (label.codePointCount(0, label.length()) > LONGEST_NAME) {
            label = label.substring(label.offsetByCodePoints(label.length(), -LONGEST_NAME));
        }
        return label.isEmpty() ? "?" : label;
    }
}
