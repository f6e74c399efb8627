package studio.storycore.view.layout;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import studio.storycore.account.Person;

/**
 * Logs a person out. What the browser still keeps of theirs is saved first if that takes no more than a few seconds;
 * if something is left, they see it and are asked, because nothing of theirs stays in the browser.
 */
final class LogOut {

    private static final double SAVE_FOR_MILLIS = 3_000;

    private final Person person;
    private final AuthenticationContext authentication;

    LogOut(Person person, AuthenticationContext authentication) {
        this.person = person;
        this.authentication = authentication;
    }

    void ask(UI ui) {
        ui.getPage()
                .executeJs("return window.storycore.drafts.settle($0, $1)", person.username(), SAVE_FOR_MILLIS)
                .then(left -> {
                    List<UnsavedText> texts = UnsavedText.parse(left);
                    if (texts.isEmpty()) {
                        authentication.logout();
                    } else {
                        new Question(texts).open();
                    }
                });
    }

    private final class Question extends Dialog {

        Question(List<UnsavedText> texts) {
            setHeaderTitle(getTranslation("layout.log-out.unsaved"));
            addClassName("drafts-dialog");
            setWidth("min(40rem, 100vw)");
            add(
                    new Paragraph(getTranslation("layout.log-out.unsaved.help", texts.size())),
                    new UnsavedTexts(texts, this::close, null));
            Button go = new Button(getTranslation("layout.log-out.anyway"), click -> throwAwayAndGo());
            go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
            getFooter().add(new Button(getTranslation("layout.log-out.stay"), click -> close()), go);
        }

        private void throwAwayAndGo() {
            close();
            UI.getCurrentOrThrow()
                    .getPage()
                    .executeJs("return window.storycore.drafts.clear($0)", person.username())
                    .then(done -> authentication.logout());
        }
    }
}
