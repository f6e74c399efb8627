package studio.storycore.view.account;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.LoginProblem;
import studio.storycore.account.WantedPage;
import studio.storycore.health.StoreHealth;
import studio.storycore.view.layout.StoreBanner;

/** Where people sign in, and read why they have to or why it did not work. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final CurrentPerson currentPerson;
    private final LoginForm form = new LoginForm();
    private final Paragraph note = new Paragraph();

    LoginView(CurrentPerson currentPerson, StoreHealth storeHealth) {
        this.currentPerson = currentPerson;
        addClassName("login");

        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts());
        note.addClassName("login-note");
        note.getElement().setAttribute("role", "status");
        note.setVisible(false);

        Div brand = new Div(getTranslation("app.name"));
        brand.addClassName("brand");
        Paragraph purpose = new Paragraph(getTranslation("app.description"));
        purpose.addClassName("login-purpose");
        Paragraph forgotten = new Paragraph(getTranslation("login.forgotten"));
        forgotten.addClassName("login-forgotten");
        Div card = new Div(brand, purpose, note, form, forgotten);
        card.addClassName("login-card");
        add(StoreBanner.forLogin(storeHealth), card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<WantedPage> wanted = parameter(event, WantedPage.PARAMETER).flatMap(WantedPage::of);
        if (currentPerson.find().isPresent()) {
            // Loaded as a page of its own: a forward within the page would keep the address of the login page for a
            // while.
            event.forwardToUrl(wanted.map(page -> "." + page.path()).orElse("projects"));
            return;
        }
        form.setAction(wanted.map(page -> page.addedTo("login")).orElse("login"));
        parameter(event, LoginProblem.PARAMETER).flatMap(LoginProblem::of).ifPresent(problem -> tell(problem, event));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("login.title") + " · " + getTranslation("app.name");
    }

    private void tell(LoginProblem problem, BeforeEnterEvent event) {
        switch (problem) {
            case WRONG -> tell("wrong");
            case DISABLED -> tell("disabled");
            case STORE -> tell("store");
            case BUSY -> tell("busy");
            case OTHER_SITE -> tell("other-site");
            case WAIT ->
                form.showErrorMessage(getTranslation("login.wait"), getTranslation("login.wait.help", seconds(event)));
            case COPIED -> tell("copied");
            case EXPIRED -> {
                note.setText(getTranslation("login.expired"));
                note.setVisible(true);
            }
        }
    }

    private void tell(String key) {
        form.showErrorMessage(getTranslation("login." + key), getTranslation("login." + key + ".help"));
    }

    private static int seconds(BeforeEnterEvent event) {
        return parameter(event, LoginProblem.SECONDS)
                .filter(seconds -> seconds.matches("\\d{1,3}"))
                .map(Integer::parseInt)
                .orElse(60);
    }

    private static Optional<String> parameter(BeforeEnterEvent event, String name) {
        return event.getLocation().getQueryParameters().getSingleParameter(name);
    }

    private LoginI18n texts() {
        LoginI18n texts = LoginI18n.createDefault();
        LoginI18n.Form fields = texts.getForm();
        fields.setTitle(getTranslation("login.title"));
        fields.setUsername(getTranslation("login.username"));
        fields.setPassword(getTranslation("login.password"));
        fields.setSubmit(getTranslation("login.submit"));
        LoginI18n.ErrorMessage messages = texts.getErrorMessage();
        messages.setTitle(getTranslation("login.wrong"));
        messages.setMessage(getTranslation("login.wrong.help"));
        messages.setUsername(getTranslation("login.username.required"));
        messages.setPassword(getTranslation("login.password.required"));
        return texts;
    }
}
