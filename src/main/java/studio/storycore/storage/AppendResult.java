package studio.storycore.storage;

/** How an append ended. */
public enum AppendResult {
    /** The revision is durable: appended now, or by an earlier attempt whose answer was lost. */
    APPENDED,
    /** Someone else's revision has this sequence number; nothing was written. */
    OVERTAKEN
}
