package studio.storycore.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why someone finds themselves at the login page, as the page's address says it: {@code /login?problem=expired}. */
public enum LoginProblem {
    /** The username or the password is wrong; which one is not told. */
    WRONG,
    /** The password is right, and the account has been disabled. */
    DISABLED,
    /** Too many wrong passwords; {@value #SECONDS} says how long to wait. */
    WAIT,
    /** Many passwords are being checked, and this one has not had its turn. */
    BUSY,
    /** The store does not answer, so nobody can be let in. */
    STORE,
    /** There was a session, and it has ended. */
    EXPIRED,
    /** The browser's ticket was used before, perhaps by someone who has a copy of it. */
    COPIED,
    /** The log-in was sent by a page of another site. */
    OTHER_SITE;

    /** The query parameter with the problem. */
    public static final String PARAMETER = "problem";

    /** The query parameter with the seconds to wait. */
    public static final String SECONDS = "seconds";

    static final String LOGIN_PATH = "/login";

    /** The problem of a query parameter; empty if it is none. */
    public static Optional<LoginProblem> of(String parameter) {
        return Arrays.stream(values())
                .filter(problem -> problem.parameter().equals(parameter))
                .findFirst();
    }

    String address() {
        return LOGIN_PATH + "?" + PARAMETER + "=" + parameter();
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
