package studio.storycore.importing;

/** What a file was recognised as. */
public enum Shape {
    /** A document of Data Contract v1. */
    CONTRACT,
    /** A project in another spelling, with or without its shots. */
    PROJECT,
    /** A list of shots that stands beside its project. */
    STORYBOARD,
    /** A list of spoken clips that stands beside its project. */
    DIALOGUE,
    /** A script with French field names. */
    FRENCH
}
