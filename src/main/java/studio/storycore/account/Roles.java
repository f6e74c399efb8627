package studio.storycore.account;

/** What can stand in {@code @RolesAllowed} of a view. A view for everyone who is signed in has {@code @PermitAll}. */
public final class Roles {

    /** Everyone who can sign in. */
    public static final String USER = "USER";

    /** Looks after everyone's accounts and projects. */
    public static final String ADMINISTRATOR = "ADMINISTRATOR";

    private Roles() {}
}
