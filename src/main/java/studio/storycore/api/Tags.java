package studio.storycore.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.storycore.library.ProjectDocuments;

/** Revisions as entity tags: the number in quotes. A proxy that compresses answers may have made the tag a weak one. */
final class Tags {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"|(\\d{1,18})");

    private Tags() {}

    static String of(long sequenceNumber) {
        return '"' + Long.toString(sequenceNumber) + '"';
    }

    /**
     * The revision that a change is based on.
     *
     * @throws BadRequest when the header names no revision
     */
    static long seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return ProjectDocuments.ANYTHING;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new BadRequest(BadRequest.Reason.IF_MATCH);
        }
        return Long.parseLong(tag.group(1) == null ? tag.group(2) : tag.group(1));
    }

    /**
     * Whether a change may only create a project.
     *
     * @throws BadRequest when the header asks for anything else
     */
    static boolean isForNew(@Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw new BadRequest(BadRequest.Reason.IF_NONE_MATCH);
        }
        return ifNoneMatch != null;
    }

    /** Whether the reader has this revision already. */
    static boolean isKnown(@Nullable String ifNoneMatch, long sequenceNumber) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",")) {
            Matcher matcher = TAG.matcher(tag.strip());
            if (tag.strip().equals("*") || matcher.matches() && seen(tag) == sequenceNumber) {
                return true;
            }
        }
        return false;
    }
}
