package studio.storycore.account;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import java.time.Instant;
import java.util.Objects;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/**
 * Signs a person in for a view test, after the fake Vaadin was set up.
 *
 * <p>With a running application the account must exist, since {@link CurrentPerson} looks it up each time: {@link
 * #withAccount} makes it. A view built by hand is better given a {@code CurrentPerson} of one's own: {@code () ->
 * Optional.of(person)}.
 */
public final class SignedIn {

    /** The password of the accounts made here. */
    public static final String PASSWORD = "a good password";

    private static final String HASH = "{noop}" + PASSWORD;

    private SignedIn() {}

    /** Signs the person in; an account of that name is expected to be there, or the application's store to be down. */
    public static void as(Person person) {
        as(account(person.username(), person.displayName(), person.administrator()));
    }

    /** Makes the account unless it is there, and signs its person in. */
    public static Person withAccount(BeanFactory beans, String username, boolean administrator) {
        Account stored = stored(beans, username, administrator);
        as(stored);
        return stored.person();
    }

    /** Makes the account unless it is there, and signs nobody in. */
    public static Person account(BeanFactory beans, String username) {
        return stored(beans, username, false).person();
    }

    private static Account stored(BeanFactory beans, String username, boolean administrator) {
        AccountStore store = beans.getBean(AccountStore.class);
        Account account = account(username, username, administrator);
        return store.insert(account) ? account : store.find(username).orElseThrow();
    }

    /** Nobody is signed in any more. */
    public static void nobody() {
        set(new SecurityContextImpl());
    }

    private static void as(Account account) {
        SessionUser user = SessionUser.of(account);
        user.eraseCredentials();
        set(new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities())));
    }

    private static Account account(String username, String displayName, boolean administrator) {
        return new Account(username, displayName, HASH, administrator, true, false, Instant.EPOCH, null, 1);
    }

    private static void set(SecurityContext context) {
        SecurityContextHolder.setContext(context);
        VaadinRequest request = Objects.requireNonNull(VaadinRequest.getCurrent(), "set up the fake Vaadin first");
        request.getWrappedSession()
                .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        Authentication authentication = context.getAuthentication();
        FakeRequest fake = (FakeRequest) ((VaadinServletRequest) request).getRequest();
        fake.setUserPrincipalInt(authentication);
        fake.setUserInRole((principal, role) -> authentication != null
                && AuthorityUtils.authorityListToSet(authentication.getAuthorities())
                        .contains("ROLE_" + role));
    }
}
