package studio.storycore.token;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;
import studio.storycore.rate.RateLimit;
import studio.storycore.token.TooManyCalls.Of;

/**
 * How often callers call. Counted are the calls of each caller, which is one access token, or one person's password from
 * one address; and those of each person, by whatever they are made. All methods throw {@link TooManyCalls}. Safe for use
 * by any thread.
 */
@Component
class CallRate {

    /** So many callers' calls a person has, so that one program that runs wild leaves something for the others. */
    static final int CALLERS_OF_A_PERSON = 3;

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final RateLimit callers;
    private final RateLimit persons;
    private final RateLimit unknownTokens;

    CallRate(ApiSettings settings, TaskScheduler scheduler) {
        Clock clock = scheduler.getClock();
        Duration each = ONE_SECOND.dividedBy(settings.requestsPerSecond());
        this.callers = new RateLimit(each, settings.burst(), clock);
        this.persons = new RateLimit(
                each.dividedBy(CALLERS_OF_A_PERSON), Math.multiplyExact(settings.burst(), CALLERS_OF_A_PERSON), clock);
        this.unknownTokens = new RateLimit(ONE_SECOND, settings.burst(), clock);
    }

    /** One more call of a caller. */
    void ofCaller(String caller) {
        require(callers.take(caller), Of.CALLS);
    }

    /** One more call of a person, whose call it really is. */
    void ofPerson(String username) {
        require(persons.take(username), Of.CALLS);
    }

    /** One more access token from an address that is not known, and probably wrong: after a pause one each second. */
    void ofUnknownToken(String address) {
        require(unknownTokens.take(address), Of.UNKNOWN_TOKENS);
    }

    /** The token was right after all, or nobody could tell. */
    void wasNotWrong(String address) {
        unknownTokens.giveBack(address);
    }

    private static void require(Duration wait, Of what) {
        if (!wait.isZero()) {
            throw new TooManyCalls(what, wait);
        }
    }
}
