package studio.storycore.view.projects;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Comparator;
import java.util.Locale;
import studio.storycore.account.Person;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;
import studio.storycore.view.layout.TypeAhead;

/**
 * Who works in a project, and as what. A person is added by the exact user name, which they tell each other; a list of
 * everyone is offered to administrators only, since it is nobody else's business who has an account here.
 */
final class ShareDialog extends Dialog {

    private final Desk desk;
    private final Runnable changed;
    private final UnorderedList people = new UnorderedList();
    private final Div problem = new Div();
    private final ProgressBar progress = new ProgressBar();
    private final TextField username = new TextField();
    private final ComboBox<Person> anyone = new ComboBox<>();
    private final Select<Member.Role> role = roles(Member.Role.EDITOR);
    private final Button add;
    private ProjectHeader project;

    ShareDialog(Desk desk, ProjectHeader project, Runnable changed) {
        this.desk = desk;
        this.project = project;
        this.changed = changed;
        setHeaderTitle(getTranslation("projects.share.title", project.name()));
        setWidth("min(36rem, 92vw)");

        username.setLabel(getTranslation("projects.share.username"));
        username.setHelperText(getTranslation("projects.share.username.help"));
        username.getElement().setAttribute("autocapitalize", "none");
        username.getElement().setAttribute("spellcheck", "false");
        anyone.setLabel(getTranslation("projects.share.person"));
        anyone.setItemLabelGenerator(person -> person.displayName() + " (" + person.username() + ")");
        role.setLabel(getTranslation("projects.share.role"));
        boolean administrator = desk.person().administrator();
        username.setVisible(!administrator);
        anyone.setVisible(administrator);
        if (administrator) {
            anyone.setItems(
                    query -> desk
                            .names()
                            .search(desk.person(), query.getFilter().orElse(""), query.getOffset() + query.getLimit())
                            .stream()
                            .skip(query.getOffset()));
        }
        add = new Button(getTranslation("projects.share.add"), click -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClickShortcut(Key.ENTER).listenOn(username).setResetFocusOnActiveElement(true);
        Div form = new Div(username, anyone, role, add);
        form.addClassName("share-form");

        problem.addClassName("dialog-problem");
        problem.getElement().setAttribute("role", "alert");
        progress.setIndeterminate(true);
        progress.setVisible(false);
        people.addClassName("share-people");
        people.getElement().setAttribute("aria-label", getTranslation("projects.share.people"));
        add(new Paragraph(getTranslation("projects.share.explained")), form, problem, progress, people);
        Button close = new Button(getTranslation("layout.close"), click -> close());
        getFooter().add(close);
        showPeople();
        TypeAhead.focus(administrator ? anyone : username);
    }

    private void add() {
        Person picked = anyone.getValue();
        String name = anyone.isVisible()
                ? (picked == null ? "" : picked.username())
                : username.getValue().strip();
        if (name.isEmpty()) {
            problem.setText(getTranslation("projects.share.nobody"));
            return;
        }
        Person acting = desk.person();
        Member.Role given = role.getValue();
        change(() -> desk.library().share(acting, project.id(), name, given), () -> {
            username.clear();
            anyone.clear();
            username.focus();
        });
    }

    private void change(Runnable call, Runnable done) {
        Person acting = desk.person();
        problem.setText("");
        setBusy(true);
        desk.calls()
                .run(
                        this,
                        () -> {
                            call.run();
                            return desk.library().requireView(acting, project.id());
                        },
                        header -> {
                            project = header;
                            setBusy(false);
                            done.run();
                            showPeople();
                            changed.run();
                        },
                        failure -> {
                            setBusy(false);
                            problem.setText(desk.failures().help(failure, getLocale()));
                            showPeople();
                        });
    }

    private void setBusy(boolean busy) {
        progress.setVisible(busy);
        add.setEnabled(!busy);
        people.setEnabled(!busy);
    }

    private void showPeople() {
        people.removeAll();
        people.add(person(project.owner(), new Span(getTranslation("projects.role.owner"))));
        project.members().stream()
                .sorted(Comparator.comparing(Member::username))
                .forEach(member -> people.add(member(member)));
    }

    private ListItem member(Member member) {
        Person acting = desk.person();
        Select<Member.Role> current = roles(member.role());
        current.setAriaLabel(getTranslation("projects.share.role-of", member.username()));
        current.addValueChangeListener(change -> change(
                () -> desk.library().share(acting, project.id(), member.username(), change.getValue()), () -> {}));
        Button remove = new Button(
                VaadinIcon.CLOSE_SMALL.create(),
                click -> change(() -> desk.library().unshare(acting, project.id(), member.username()), () -> {}));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(getTranslation("projects.share.remove", member.username()));
        remove.setTooltipText(getTranslation("projects.share.remove", member.username()));
        ListItem item = person(member.username(), current);
        item.add(remove);
        return item;
    }

    private ListItem person(String username, Component role) {
        String name = desk.names().of(username);
        Avatar avatar = new Avatar(name);
        avatar.getElement().setAttribute("aria-hidden", "true");
        Div text = new Div(new Span(name), new Span(username));
        text.addClassName("share-name");
        return new ListItem(avatar, text, role);
    }

    private Select<Member.Role> roles(Member.Role chosen) {
        Select<Member.Role> select = new Select<>();
        select.setItems(Member.Role.values());
        select.setItemLabelGenerator(
                each -> getTranslation("projects.role." + each.name().toLowerCase(Locale.ROOT)));
        select.setValue(chosen);
        return select;
    }
}
