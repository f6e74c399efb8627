package studio.storycore.message;

import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.RequestBodyTooLargeException;
import com.vaadin.flow.server.SynchronizedRequestHandler;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the messages that pages send in place of Vaadin's own handler, up to a size and a number of calls. */
final class CheckedMessages extends UidlRequestHandler {

    private static final long serialVersionUID = 1;

    private static final Logger LOG = LoggerFactory.getLogger(CheckedMessages.class);

    private final transient MessageLimits limits;

    CheckedMessages(MessageLimits limits) {
        this.limits = limits;
    }

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new CheckedCalls(limits);
    }

    @Override
    public boolean handleRequest(VaadinSession session, VaadinRequest request, VaadinResponse response)
            throws IOException {
        if (!canHandleRequest(request)) {
            return false;
        }
        try {
            String message =
                    SynchronizedRequestHandler.getRequestBody(request.getReader(), limits.mostCharacters(request));
            answer(session, request, response, message);
        } catch (RequestBodyTooLargeException large) {
            refuse(response, HttpStatusCode.REQUEST_ENTITY_TOO_LARGE, request, "it is too large");
        } catch (RefusedMessage wrong) {
            refuse(response, HttpStatusCode.BAD_REQUEST, request, wrong.getMessage());
        }
        return true;
    }

    private void answer(VaadinSession session, VaadinRequest request, VaadinResponse response, String message)
            throws IOException {
        Optional<ResponseWriter> answer;
        session.lock();
        try {
            answer = synchronizedHandleRequest(session, request, response, message);
        } finally {
            session.unlock();
        }
        if (answer.isPresent()) {
            answer.get().writeResponse();
        }
    }

    private static void refuse(VaadinResponse response, HttpStatusCode status, VaadinRequest request, String reason) {
        LOG.warn("Refused a message of a page from {}: {}", request.getRemoteAddr(), reason);
        response.setStatus(status.getCode());
    }
}
