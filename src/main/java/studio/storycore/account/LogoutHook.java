package studio.storycore.account;

import jakarta.servlet.http.HttpSession;

/**
 * Something to be done before a person's session ends because the person logs out, such as saving what is unsaved.
 *
 * <p>Every bean of this type is called, on the thread that logs out and while the session is still whole. An exception is
 * logged and does not keep the person from logging out.
 */
@FunctionalInterface
public interface LogoutHook {

    void beforeLogout(Person person, HttpSession session);
}
