package studio.storycore.live;

/**
 * Who changed a field last.
 *
 * @param author         the user name
 * @param inWholeProject whether the whole project was replaced, so that its maker may not have looked at this field
 */
public record LastChange(String author, boolean inWholeProject) {}
