package studio.storycore.message;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SynchronizedRequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;
import studio.storycore.account.CurrentPerson;

/**
 * How large a message of a page may be. Who is signed in may paste long texts, and comes back with many calls after a while
 * without a connection; the login page has two short fields.
 */
@Component
class MessageLimits implements VaadinServiceInitListener {

    static final int MOST_CALLS = 10_000;
    static final int MOST_CALLS_OF_STRANGERS = 100;
    static final int MOST_CHARACTERS_OF_STRANGERS = 32 * 1024;

    private final CurrentPerson people;

    MessageLimits(CurrentPerson people) {
        this.people = people;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addRequestHandler(new CheckedMessages(this));
    }

    /** How many calls a message of the current person may have. */
    int mostCalls() {
        return isSignedIn() ? MOST_CALLS : MOST_CALLS_OF_STRANGERS;
    }

    /** How many characters a message of the current person may have. */
    long mostCharacters(VaadinRequest request) {
        return isSignedIn() ? SynchronizedRequestHandler.getMaxRequestBodySize(request) : MOST_CHARACTERS_OF_STRANGERS;
    }

    private boolean isSignedIn() {
        return people.find().isPresent();
    }
}
