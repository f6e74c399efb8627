package studio.storycore.tab;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.server.communication.PushConnectionFactory;

/** Makes the push connection of every tab. Vaadin finds it by the file in {@code META-INF/services}. */
public final class BrowserConnections implements PushConnectionFactory {

    private static final long serialVersionUID = 1;

    @Override
    public PushConnection apply(UI ui) {
        return new BrowserConnection(ui);
    }
}
