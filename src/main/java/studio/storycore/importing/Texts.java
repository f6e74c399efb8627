package studio.storycore.importing;

import tools.jackson.databind.JsonNode;

/** Values of a file as they are told in notes. */
final class Texts {

    private static final int SHOWN = 60;

    private Texts() {}

    /** Short and on one line, whatever it is. */
    static String shortened(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.isContainer() ? "{…}" : value.toString();
        return shortened(text);
    }

    static String shortened(String text) {
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "\uFFFD");
        return printable.codePointCount(0, printable.length()) <= SHOWN
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
