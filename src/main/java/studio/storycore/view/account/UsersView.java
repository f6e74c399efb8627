package studio.storycore.view.account;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.storycore.account.AccountInfo;
import studio.storycore.account.AccountRejected;
import studio.storycore.account.Accounts;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.NewPassword;
import studio.storycore.account.Person;
import studio.storycore.account.Roles;
import studio.storycore.health.StoreHealth;
import studio.storycore.health.StoreState;
import studio.storycore.library.Quotas;
import studio.storycore.tab.PageRefresh;
import studio.storycore.view.layout.MainLayout;
import studio.storycore.view.layout.Notifications;
import studio.storycore.view.layout.SizeText;
import studio.storycore.view.layout.TypeAhead;

/** Everybody's accounts, for administrators: who is there, who may do what, new passwords. */
@Route(value = "admin/users", layout = MainLayout.class)
@RolesAllowed(Roles.ADMINISTRATOR)
class UsersView extends Div implements HasDynamicTitle {

    private final Accounts accounts;
    private final CurrentPerson currentPerson;
    private final TextField search = new TextField();
    private final Grid<AccountInfo> grid = new Grid<>();
    private final DateTimeFormatter date =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

    private final StoreHealth storeHealth;
    private final Quotas quotas;
    /** What the projects of the people on the page take, in bytes. */
    private final Map<String, Long> takes = new HashMap<>();

    private @Nullable Runnable watching;

    UsersView(Accounts accounts, CurrentPerson currentPerson, StoreHealth storeHealth, Quotas quotas) {
        this.quotas = quotas;
        this.storeHealth = storeHealth;
        this.accounts = accounts;
        this.currentPerson = currentPerson;
        addClassName("plain-page");

        search.setPlaceholder(getTranslation("users.search"));
        search.setAriaLabel(getTranslation("users.search"));
        search.setPrefixComponent(VaadinIcon.SEARCH.create());
        search.addClassName("search");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.TIMEOUT);
        search.addValueChangeListener(change -> refresh());
        Button create = new Button(getTranslation("users.new"), VaadinIcon.PLUS.create(), click -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        TypeAhead.opensField(create);
        Div header = new Div(new H1(getTranslation("users.title")), search, create);
        header.addClassName("page-header");

        grid.setItems(DataProvider.fromCallbacks(query -> page(query.getOffset(), query.getLimit()).stream(), query ->
                (int) accounts.count(person(), search.getValue())));
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.addColumn(new ComponentRenderer<>(this::who))
                .setHeader(getTranslation("users.name"))
                .setFlexGrow(2)
                .setAutoWidth(false);
        grid.addColumn(new ComponentRenderer<>(this::state))
                .setHeader(getTranslation("users.state"))
                .setFlexGrow(1);
        grid.addColumn(account -> SizeText.of(this, getLocale(), takes.getOrDefault(account.username(), 0L)))
                .setHeader(getTranslation("users.takes"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("8rem");
        grid.addColumn(new ComponentRenderer<>(account -> new AccountActions(account, this)))
                .setHeader("")
                .setFlexGrow(0)
                .setWidth("4rem");
        grid.setAriaLabel(getTranslation("users.title"));
        add(header, grid);
    }

    private List<AccountInfo> page(int offset, int limit) {
        List<AccountInfo> page = accounts.list(person(), search.getValue(), offset, limit);
        takes.putAll(
                quotas.used(person(), page.stream().map(AccountInfo::username).toList()));
        return page;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        stopWatching();
        PageRefresh refresh = new PageRefresh(event.getUI(), () -> follow(storeHealth.state()));
        Runnable listening = storeHealth.onChange(state -> refresh.request());
        watching = () -> {
            listening.run();
            refresh.stop();
        };
        explainEmptiness(storeHealth.state());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopWatching();
        super.onDetach(event);
    }

    private void stopWatching() {
        if (watching != null) {
            watching.run();
            watching = null;
        }
    }

    /** The list comes by itself once the store answers again. */
    private void follow(StoreState state) {
        explainEmptiness(state);
        if (state instanceof StoreState.Up) {
            refresh();
        }
    }

    private void explainEmptiness(StoreState state) {
        grid.setEmptyStateText(getTranslation(state instanceof StoreState.Up ? "users.none-found" : "error.store"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("users.title") + " · " + getTranslation("app.name");
    }

    void rename(AccountInfo account) {
        new RenameDialog(accounts, person(), account, this::refresh).open();
    }

    void resetPassword(AccountInfo account) {
        confirm("users.reset", account, () -> showPassword(accounts.resetPassword(person(), account.username())));
    }

    private void showPassword(NewPassword made) {
        new ShownOnceDialog(
                        getTranslation("users.password-reset", made.username()),
                        getTranslation("users.first-password.shown-once"),
                        made.password())
                .open();
    }

    void setEnabled(AccountInfo account, boolean enabled) {
        if (enabled) {
            change(() -> accounts.setEnabled(person(), account.username(), true), "users.enabled", account);
        } else {
            confirm(
                    "users.disable",
                    account,
                    () -> change(
                            () -> accounts.setEnabled(person(), account.username(), false), "users.disabled", account));
        }
    }

    void setAdministrator(AccountInfo account, boolean administrator) {
        change(
                () -> accounts.setAdministrator(person(), account.username(), administrator),
                administrator ? "users.made-administrator" : "users.made-user",
                account);
    }

    /** Whether the account is that of the person who is looking. */
    boolean isOwn(AccountInfo account) {
        return account.username().equals(person().username());
    }

    private void create() {
        new NewAccountDialog(accounts, person(), this::refresh).open();
    }

    private void confirm(String key, AccountInfo account, Runnable action) {
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(getTranslation(key + ".question", account.displayName()));
        dialog.setText(getTranslation(key + ".consequence"));
        dialog.setConfirmText(getTranslation(key));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("users.cancel"));
        dialog.addConfirmListener(confirmed -> attempt(action));
        dialog.open();
    }

    private void change(Runnable change, String done, AccountInfo account) {
        attempt(() -> {
            change.run();
            Notifications.success(getTranslation(done, account.displayName()));
        });
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (AccountRejected rejected) {
            Notifications.error(
                    getTranslation("error.not-done"), getTranslation(rejected.translationKey(), rejected.arguments()));
        }
        refresh();
    }

    private void refresh() {
        grid.getDataProvider().refreshAll();
    }

    private Person person() {
        return currentPerson.get();
    }

    private Div who(AccountInfo account) {
        String since = date.withLocale(getLocale()).format(account.createdAt());
        Span username = new Span(getTranslation("users.username-since", account.username(), since));
        username.addClassName("quiet");
        Div who = new Div(new Span(account.displayName()), username);
        who.addClassName("who");
        return who;
    }

    private Div state(AccountInfo account) {
        Div state = new Div();
        state.addClassName("badges");
        if (account.administrator()) {
            state.add(badge("users.administrator", "accent"));
        }
        if (!account.enabled()) {
            state.add(badge("users.is-disabled", "warn"));
        } else if (account.mustChangePassword()) {
            state.add(badge("users.must-change", "plain"));
        }
        return state;
    }

    private Span badge(String key, String kind) {
        Span badge = new Span(getTranslation(key));
        badge.addClassNames("badge", kind);
        return badge;
    }
}
