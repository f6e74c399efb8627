package studio.storycore.message;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Makes the calls of a message, if it has the form of one and no more calls than a page makes. */
final class CheckedCalls extends ServerRpcHandler {

    private static final long serialVersionUID = 1;

    private final transient MessageLimits limits;

    CheckedCalls(MessageLimits limits) {
        this.limits = limits;
    }

    /** @throws RefusedMessage before anything of the message is done */
    @Override
    public void handleRpc(UI ui, String message, VaadinRequest request)
            throws InvalidUIDLSecurityKeyException, MessageIdSyncException {
        ui.getSession().setLastRequestTimestamp(System.currentTimeMillis());
        if (message.isEmpty()) {
            return;
        }
        RpcRequest read = read(message, request);
        if (!VaadinService.isCsrfTokenValid(ui, read.getCsrfToken())) {
            throw new InvalidUIDLSecurityKeyException();
        }
        check(read.getRpcInvocationsData());
        handleRpc(ui, message, request, read);
    }

    private static RpcRequest read(String message, VaadinRequest request) {
        try {
            return new RpcRequest(message, request);
        } catch (RuntimeException wrong) {
            throw new RefusedMessage("it has not the form of a message");
        }
    }

    private void check(@Nullable ArrayNode calls) {
        if (calls == null) {
            throw new RefusedMessage("it has no list of calls");
        }
        int most = limits.mostCalls();
        if (calls.size() > most) {
            throw new RefusedMessage("it has " + calls.size() + " calls, more than " + most);
        }
        for (JsonNode call : calls) {
            if (!getInvocationHandlers().containsKey(call.path("type").asString(""))) {
                throw new RefusedMessage("it has a call of no known type");
            }
        }
    }
}
