package studio.storycore.token;

import com.mongodb.MongoException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import studio.storycore.account.RequestLogin;

/**
 * Lets the caller of one request in, by access token or password. Spring Security's own filters for this are passed over,
 * since they would give a session that came along by cookie a new id.
 */
final class CallerFilter extends OncePerRequestFilter {

    private final TokenLogin tokens;
    private final RequestLogin people;
    private final CallRate rate;
    private final ApiRefusals refusals;
    private final SecurityContextHolderStrategy contexts;
    private final SecurityContextRepository request;

    /** @param request keeps who was let in for the rest of the request, also when it goes on on another thread */
    CallerFilter(
            TokenLogin tokens,
            RequestLogin people,
            CallRate rate,
            ApiRefusals refusals,
            SecurityContextHolderStrategy contexts,
            SecurityContextRepository request) {
        this.tokens = tokens;
        this.people = people;
        this.rate = rate;
        this.refusals = refusals;
        this.contexts = contexts;
        this.request = request;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest call, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Optional<Caller> caller = Caller.of(call);
            if (caller.isPresent()) {
                remember(letIn(caller.get()), call, response);
            }
        } catch (AuthenticationException refused) {
            refusals.commence(call, response, refused);
            return;
        }
        chain.doFilter(call, response);
    }

    private Authentication letIn(Caller caller) {
        try {
            return switch (caller) {
                case Caller.WithToken shown -> withToken(shown);
                case Caller.WithPassword shown -> withPassword(shown);
            };
        } catch (DataAccessException | MongoException silent) {
            throw new AuthenticationServiceException("the store does not answer", silent);
        }
    }

    private Authentication withToken(Caller.WithToken shown) {
        AccessToken token = tokens.letIn(shown);
        return with(token.scope(), people.as(token.username()));
    }

    private Authentication withPassword(Caller.WithPassword shown) {
        rate.ofCaller(shown.key());
        Authentication person = people.withPassword(shown.attempt());
        rate.ofPerson(person.getName());
        return with(TokenScope.WRITE, person);
    }

    private static Authentication with(TokenScope scope, Authentication person) {
        List<GrantedAuthority> both = Stream.<GrantedAuthority>concat(
                        person.getAuthorities().stream(), scope.authorities().stream())
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(person.getPrincipal(), null, both);
    }

    private void remember(Authentication person, HttpServletRequest call, HttpServletResponse response) {
        SecurityContext context = contexts.createEmptyContext();
        context.setAuthentication(person);
        contexts.setContext(context);
        request.saveContext(context, call, response);
    }
}
