package studio.storycore.view.layout;

import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A text that a person typed and that is in no database, as {@code draft-keeper.js} tells of it: for people, wherever they
 * are. What the browser says is shown as text only.
 *
 * @param typing  names it
 * @param project the name of its project when it was typed; can be empty
 * @param place   the field, in words; can be empty
 * @param address the page where it was typed, within this application; empty if it makes no sense
 */
record UnsavedText(String typing, String project, String place, String address, String text) {

    /** More than a person reads; the others are counted. */
    static final int MOST_SHOWN = 50;

    private static final Pattern ADDRESS = Pattern.compile("projects/[A-Za-z0-9._~/-]+");
    private static final int LONGEST_NAME = 300;

    /** Those that make sense, in the browser's order. */
    static List<UnsavedText> parse(JsonNode sent) {
        return sent.valueStream().map(UnsavedText::one).toList();
    }

    private static UnsavedText one(JsonNode sent) {
        String address = sent.path("address").asString("");
        return new UnsavedText(
                sent.path("typing").asString(""),
                shortened(sent.path("projectName").asString("")),
                shortened(sent.path("place").asString("")),
                ADDRESS.matcher(address).matches() ? address : "",
                sent.path("text").asString(""));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
