package studio.storycore.view.account;

import com.mongodb.MongoException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.springframework.dao.DataAccessException;
import studio.storycore.account.CurrentPerson;
import studio.storycore.health.Outage;
import studio.storycore.token.AccessToken;
import studio.storycore.token.AccessTokens;
import studio.storycore.view.layout.Notifications;
import studio.storycore.view.layout.TypeAhead;

/** One's own access tokens: which there are, new ones, and the end of one. */
class TokensSection extends Section {

    private final AccessTokens tokens;
    private final CurrentPerson person;
    private final Div list = new Div();
    private final Button create = new Button(getTranslation("tokens.new"), VaadinIcon.PLUS.create(), click -> create());
    private final DateTimeFormatter date =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault());

    TokensSection(AccessTokens tokens, CurrentPerson person) {
        this.tokens = tokens;
        this.person = person;
        add(new H2(getTranslation("tokens.title")), quiet("tokens.help"), list, new Div(TypeAhead.opensField(create)));
        refresh();
    }

    private void refresh() {
        list.removeAll();
        try {
            List<AccessToken> own = tokens.list(person.get());
            list.add(own.isEmpty() ? quiet("tokens.none") : rows(own));
        } catch (DataAccessException | MongoException silent) {
            if (!Outage.isBehind(silent)) {
                throw silent;
            }
            // The rest of the page does not need the store.
            list.add(quiet("error.store"));
        }
    }

    private UnorderedList rows(List<AccessToken> own) {
        UnorderedList rows = new UnorderedList();
        rows.addClassName("tokens");
        own.forEach(token -> rows.add(row(token)));
        return rows;
    }

    private ListItem row(AccessToken token) {
        Span name = new Span(token.name());
        name.addClassName("token-name");
        Span scope = new Span(getTranslation(NewTokenDialog.key(token.scope())));
        scope.addClassNames("badge", "plain");
        Span times = new Span(String.join(" · ", created(token), used(token), end(token)));
        times.addClassName(tokens.isExpired(token) ? "expired" : "quiet");
        Div what = new Div(name, scope, times);
        what.addClassName("who");
        Button revoke = new Button(getTranslation("tokens.revoke"), click -> askToRevoke(token));
        revoke.setAriaLabel(getTranslation("tokens.revoke.which", token.name()));
        revoke.addThemeVariants(ButtonVariant.TERTIARY);
        return new ListItem(what, revoke);
    }

    private String created(AccessToken token) {
        return getTranslation("tokens.created-on", day(token.createdAt()));
    }

    private String used(AccessToken token) {
        Instant last = token.lastUsedAt();
        return last == null ? getTranslation("tokens.never-used") : getTranslation("tokens.last-used", day(last));
    }

    private String end(AccessToken token) {
        Instant end = token.expiresAt();
        if (end == null) {
            return getTranslation("tokens.does-not-expire");
        }
        return getTranslation(tokens.isExpired(token) ? "tokens.expired" : "tokens.expires", day(end));
    }

    private String day(Instant moment) {
        return date.withLocale(getLocale()).format(moment);
    }

    private void create() {
        new NewTokenDialog(tokens, person.get(), this::refresh).open();
    }

    private void askToRevoke(AccessToken token) {
        ConfirmDialog question = new ConfirmDialog();
        question.setHeader(getTranslation("tokens.revoke.question", token.name()));
        question.setText(getTranslation("tokens.revoke.consequence"));
        question.setConfirmText(getTranslation("tokens.revoke"));
        question.setCancelable(true);
        question.setCancelText(getTranslation("users.cancel"));
        question.addConfirmListener(confirmed -> revoke(token));
        question.open();
    }

    private void revoke(AccessToken token) {
        tokens.revoke(person.get(), token);
        refresh();
        create.focus();
        Notifications.success(getTranslation("tokens.revoked", token.name()));
    }

    private Paragraph quiet(String key) {
        Paragraph paragraph = new Paragraph(getTranslation(key));
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
