package studio.storycore.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.stereotype.Component;

/**
 * Tells whose access token a call shows, as the store has it at this moment. So that nobody can make the store work by
 * making tokens up, those that were not right lately are limited by address before the store is asked; those that were
 * are not, whatever else comes from their address. Safe for use by any thread.
 */
@Component
class TokenLogin {

    static final Duration REMEMBERED = Duration.ofHours(1);

    private static final int MOST_REMEMBERED = 20_000;

    private final AccessTokens tokens;
    private final CallRate rate;

    /** Whose each token was, by its hash. It gives no right: the store is asked each time. */
    private final Cache<String, String> rightLately;

    TokenLogin(AccessTokens tokens, CallRate rate, TaskScheduler scheduler) {
        this.tokens = tokens;
        this.rate = rate;
        this.rightLately = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterAccess(REMEMBERED)
                .ticker(() -> Duration.between(
                                Instant.EPOCH, scheduler.getClock().instant())
                        .toNanos())
                .build();
    }

    /**
     * @throws TooManyCalls            when the token, its person or its address has too many
     * @throws BadCredentialsException when there is no such token, or no more
     */
    AccessToken letIn(Caller.WithToken shown) {
        String username = rightLately.getIfPresent(shown.key());
        return username == null ? unknown(shown) : known(shown, username);
    }

    private AccessToken known(Caller.WithToken shown, String username) {
        count(shown, username);
        return tokens.use(shown.value()).orElseThrow(() -> {
            rightLately.invalidate(shown.key());
            return wrong();
        });
    }

    private AccessToken unknown(Caller.WithToken shown) {
        AccessToken token = find(shown).orElseThrow(TokenLogin::wrong);
        rightLately.put(shown.key(), token.username());
        count(shown, token.username());
        return token;
    }

    private Optional<AccessToken> find(Caller.WithToken shown) {
        rate.ofUnknownToken(shown.address());
        @Nullable Optional<AccessToken> found = null;
        try {
            found = tokens.use(shown.value());
            return found;
        } finally {
            if (found == null || found.isPresent()) {
                rate.wasNotWrong(shown.address());
            }
        }
    }

    private void count(Caller.WithToken shown, String username) {
        rate.ofCaller(shown.key());
        rate.ofPerson(username);
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("no such token");
    }
}
