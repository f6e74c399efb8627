package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;
import studio.storycore.account.CurrentPerson;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.UnreadableDocument;
import studio.storycore.contract.UnreadableDocument.Reason;
import studio.storycore.saving.IncomingBodies;
import studio.storycore.saving.IncomingBodies.Body;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.LargeDocuments.Use;
import studio.storycore.saving.TooSlow;
import studio.storycore.storage.Weight;

/**
 * Reads the bodies of requests, as far as a document may go: within the bound of {@link IncomingBodies}, and then in turn
 * with the other {@link LargeDocuments}.
 */
@Component
class RequestBodies {

    private static final int MEGABYTE = 1024 * 1024;

    private final IncomingBodies incoming;
    private final LargeDocuments large;
    private final CurrentPerson people;

    RequestBodies(IncomingBodies incoming, LargeDocuments large, CurrentPerson people) {
        this.incoming = incoming;
        this.large = large;
        this.people = people;
    }

    /** What is done with a body. */
    @FunctionalInterface
    interface Work<T> {
        T with(byte[] body) throws IOException;
    }

    /**
     * Receives a body and does the work with it, each when there is room for it: a sender who is slow keeps no room that
     * work needs.
     *
     * @throws TooSlow            when the body comes too slowly
     * @throws UnreadableDocument when the body is too large; if it was announced, without reading any of it
     */
    <T> T inTurn(HttpServletRequest request, Work<T> work) throws IOException {
        return inTurn(request, body -> body.length, work);
    }

    /** The same for what may be packed, so that nobody knows how large it is before it is looked into. */
    <T> T packedInTurn(HttpServletRequest request, Work<T> work) throws IOException {
        return inTurn(request, body -> Weight.UNKNOWN, work);
    }

    private <T> T inTurn(HttpServletRequest request, ToLongFunction<byte[]> weight, Work<T> work) throws IOException {
        if (request.getContentLengthLong() > ProjectJson.LARGEST_DOCUMENT) {
            throw tooLarge();
        }
        try (Body arriving = incoming.begin(people.get().username())) {
            byte[] body = arriving.receive(request.getInputStream(), ProjectJson.LARGEST_DOCUMENT, arrived -> {});
            if (body.length > ProjectJson.LARGEST_DOCUMENT) {
                throw tooLarge();
            }
            return large.<T, IOException>inTurn(Use.SENT, weight.applyAsLong(body), () -> work.with(body));
        }
    }

    private static UnreadableDocument tooLarge() {
        return new UnreadableDocument(Reason.TOO_LARGE, 1, 1, ProjectJson.LARGEST_DOCUMENT / MEGABYTE);
    }
}
