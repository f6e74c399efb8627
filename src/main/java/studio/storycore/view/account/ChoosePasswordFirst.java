package studio.storycore.view.account;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;
import studio.storycore.account.OwnAccount;

/** Leads whoever has a password from an administrator to the place where they choose their own, and nowhere else. */
@Component
class ChoosePasswordFirst implements VaadinServiceInitListener {

    private final OwnAccount account;

    ChoosePasswordFirst(OwnAccount account) {
        this.account = account;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource()
                .addUIInitListener(init -> init.getUI().addBeforeEnterListener(enter -> {
                    if (!enter.isErrorEvent()
                            && enter.getNavigationTarget() != AccountView.class
                            && account.mustChangePassword()) {
                        enter.forwardTo(AccountView.class);
                    }
                }));
    }
}
