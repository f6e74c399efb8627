package studio.storycore.view.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import studio.storycore.account.OwnAccount;
import studio.storycore.account.Person;

/**
 * Logs a person out. What the browser still keeps of theirs is saved first if that takes no more than a few seconds;
 * if something is left, they see it and are asked, because nothing of theirs stays in the browser.
 */
final class LogOut {

    private static final double SAVE_FOR_MILLIS = 3_000;

    private final Person person;
    private final OwnAccount account;
    private final AuthenticationContext authentication;

    LogOut(Person person, OwnAccount account, AuthenticationContext authentication) {
        this.person = person;
        this.account = account;
        this.authentication = authentication;
    }

    /** The same as {@link #ask}, and in every other browser as well. */
    void askEverywhere(UI ui) {
        ask(ui, () -> {
            account.logOutEverywhere();
            authentication.logout();
        });
    }

    void ask(UI ui) {
        ask(ui, authentication::logout);
    }

    private void ask(UI ui, Runnable logOut) {
        ui.getPage()
                .executeJs("return window.storycore.drafts.settle($0, $1)", person.username(), SAVE_FOR_MILLIS)
                .then(left -> {
                    List<UnsavedText> texts = UnsavedText.parse(left);
                    if (texts.isEmpty()) {
                        logOut.run();
                    } else {
                        new Question(texts, logOut).open();
                    }
                });
    }

    private final class Question extends Dialog {

        Question(List<UnsavedText> texts, Runnable logOut) {
            setHeaderTitle(getTranslation("layout.log-out.unsaved"));
            addClassName("drafts-dialog");
            setWidth("min(40rem, 100vw)");
            add(
                    new Paragraph(getTranslation("layout.log-out.unsaved.help", texts.size())),
                    new UnsavedTexts(texts, this::close, null));
            Button go = new Button(getTranslation("layout.log-out.anyway"), click -> throwAwayAndGo(logOut));
            go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
            getFooter().add(new Button(getTranslation("layout.log-out.stay"), click -> close()), go);
        }

        private void throwAwayAndGo(Runnable logOut) {
            close();
            UI.getCurrentOrThrow()
                    .getPage()
                    .executeJs("return window.storycore.drafts.clear($0)", person.username())
                    .then(done -> logOut.run());
        }
    }
}
