package studio.storycore.storage;

import studio.storycore.project.TextLimits;

/**
 * The name of a project as lists have it. A name that is longer than a new one may be is shortened there, so that it neither
 * makes a header larger than a store takes nor fills a page; the project keeps all of it.
 */
public final class ListedName {

    private ListedName() {}

    public static String of(String name) {
        if (name.length() <= TextLimits.NAME) {
            return name;
        }
        boolean splitsAPair = Character.isHighSurrogate(name.charAt(TextLimits.NAME - 1));
        return name.substring(0, TextLimits.NAME - (splitsAPair ? 1 : 0)) + "…";
    }
}
