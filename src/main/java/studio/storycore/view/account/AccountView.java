package studio.storycore.view.account;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import studio.storycore.account.AccountInfo;
import studio.storycore.account.AccountRejected;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.OwnAccount;
import studio.storycore.token.AccessTokens;
import studio.storycore.view.layout.MainLayout;
import studio.storycore.view.layout.Notifications;
import studio.storycore.view.layout.Preferences;
import studio.storycore.view.layout.Preferences.Colours;

/** One's own account: how others see one, the password, the language and the colours, access tokens. */
@Route(value = "account", layout = MainLayout.class)
@PermitAll
class AccountView extends Div implements HasDynamicTitle {

    private final OwnAccount account;

    AccountView(OwnAccount account, AccessTokens tokens, CurrentPerson person) {
        this.account = account;
        addClassName("plain-page");
        AccountInfo info = account.info();
        add(new H1(getTranslation("account.title")));
        if (info.mustChangePassword()) {
            Paragraph first = new Paragraph(getTranslation("account.must-change"));
            first.addClassName("login-note");
            add(first, new PasswordForm(account));
        } else {
            add(name(info), new PasswordForm(account), languageAndColours(), new TokensSection(tokens, person));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.title") + " · " + getTranslation("app.name");
    }

    private Section name(AccountInfo info) {
        TextField name = new TextField(getTranslation("account.display-name"));
        name.setValue(info.displayName());
        name.setManualValidation(true);
        name.setWidth("18rem");
        Button save = new Button(getTranslation("account.save-name"), click -> rename(name));
        Div row = new Div(name, save);
        row.addClassName("form-row");
        Paragraph username = new Paragraph(getTranslation("account.signed-in-as", info.username()));
        username.addClassName("quiet");
        return new Section(new H2(getTranslation("account.name")), username, row);
    }

    private void rename(TextField name) {
        try {
            name.setValue(account.rename(name.getValue()).displayName());
            name.setInvalid(false);
            Notifications.success(getTranslation("account.name-saved"));
        } catch (AccountRejected rejected) {
            name.setErrorMessage(getTranslation(rejected.translationKey(), rejected.arguments()));
            name.setInvalid(true);
            name.focus();
        }
    }

    private Section languageAndColours() {
        Select<Locale> language = new Select<>();
        language.setLabel(getTranslation("account.language"));
        language.setItems(Locale.ENGLISH, Locale.FRENCH);
        language.setItemLabelGenerator(AccountView::ownName);
        language.setValue(
                Locale.FRENCH.getLanguage().equals(getLocale().getLanguage()) ? Locale.FRENCH : Locale.ENGLISH);
        language.addValueChangeListener(change -> Preferences.choose(UI.getCurrentOrThrow(), change.getValue()));
        Paragraph where = new Paragraph(getTranslation("account.this-browser"));
        where.addClassName("quiet");
        language.setWidth("18rem");
        return new Section(new H2(getTranslation("account.language-and-colours")), where, language, colours());
    }

    private RadioButtonGroup<Colours> colours() {
        RadioButtonGroup<Colours> colours = new RadioButtonGroup<>(getTranslation("layout.colours"));
        colours.setItems(Colours.values());
        colours.setItemLabelGenerator(
                choice -> getTranslation("layout.colours." + choice.name().toLowerCase(Locale.ROOT)));
        VaadinRequest request = VaadinRequest.getCurrent();
        colours.setValue(request == null ? Colours.SYSTEM : Preferences.colours(request));
        colours.addValueChangeListener(change -> Preferences.choose(UI.getCurrentOrThrow(), change.getValue()));
        return colours;
    }

    /** A language is best found by the word that its speakers use. */
    private static String ownName(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }
}
