package studio.storycore.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;

/**
 * Remembers in the browser that somebody is signed in, so that a session that ended by itself, or with a restart of the
 * server, can be told from a first visit. It says nothing about who, and gives no right.
 */
final class SignedInMark {

    private static final String NAME = "storycore-signed-in";

    private SignedInMark() {}

    static boolean isSet(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(NAME));
    }

    static void set(HttpServletRequest request, HttpServletResponse response) {
        if (!isSet(request)) {
            // Without an age: it goes when the browser is closed, as the session's own cookie does.
            add("yes", -1, request, response);
        }
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        add("", 0, request, response);
    }

    private static void add(String value, int age, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        cookie.setMaxAge(age);
        response.addCookie(cookie);
    }
}
