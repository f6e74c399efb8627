package studio.storycore.library;

/** Thrown when a project is to be shared with someone whom nobody here knows. */
public final class UnknownPerson extends RuntimeException {

    private final String username;

    public UnknownPerson(String username) {
        super("nobody has the user name that was given");
        this.username = username;
    }

    /** As it was given. */
    public String username() {
        return username;
    }
}
