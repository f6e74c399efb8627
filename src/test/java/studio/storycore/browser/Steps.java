package studio.storycore.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people do on the pages of the studio, found by what they see there: words and roles. */
record Steps(Page page) {

    private static final Pattern PROJECT = Pattern.compile(".*/projects/[^/]+/.*");

    /** Makes a project from the list of projects, which must be shown; returns the path of the project. */
    String makeProject(String name) {
        button("New project").click();
        Locator dialog = dialog();
        assertThat(dialog.getByLabel("Name")).isFocused();
        dialog.getByLabel("Name").fill(name);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Create").setExact(true))
                .click();
        assertThat(heading(name)).isVisible();
        page.waitForURL(PROJECT);
        return path().replaceFirst("(/projects/[^/]+).*", "$1");
    }

    /** Shares a project of the list, which must be shown, with someone; as owner or as administrator. */
    void share(String project, String username, String role) {
        page.navigate(page.url().replaceFirst("/projects.*", "/projects"));
        chooseAction(project, "Share");
        Locator dialog = dialog();
        Locator anyone = dialog.getByLabel("Person");
        Locator byName = dialog.getByLabel("User name");
        assertThat(anyone.or(byName)).isVisible();
        if (anyone.isVisible()) {
            assertThat(anyone).isFocused();
            anyone.fill(username);
            page.getByRole(AriaRole.OPTION)
                    .filter(new Locator.FilterOptions().setHasText(username))
                    .click();
        } else {
            assertThat(byName).isFocused();
            byName.fill(username);
        }
        dialog.getByLabel("Role").first().click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName(role).setExact(true))
                .click();
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Share").setExact(true))
                .click();
        assertThat(dialog.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(username)))
                .isVisible();
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Close").setExact(true))
                .click();
    }

    /** Chooses what to do with a project of the list, which must be shown. */
    void chooseAction(String project, String action) {
        button("Actions for " + project).click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    /** Opens a project from the list, which must be shown. */
    void open(String project) {
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(project).setExact(true))
                .click();
        assertThat(heading(project)).isVisible();
        page.waitForURL(PROJECT);
    }

    /** Goes to one of the pages of the project that is open, by its tab. */
    void goTo(String pageOfProject) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages of this project"))
                .getByText(pageOfProject, new Locator.GetByTextOptions().setExact(true))
                .click();
        page.waitForURL(Pattern.compile(".*/" + pageOfProject.toLowerCase(Locale.ROOT) + "(/.*)?"));
        awaitArrival();
    }

    /** Goes one step back in the history of the tab. */
    void goBack() {
        page.goBack();
        awaitArrival();
    }

    /** Vaadin's router has the new address before it is ready for the next step, and loses one that is taken in between. */
    private void awaitArrival() {
        page.waitForFunction("() => !window.Vaadin.Flow.navigation");
    }

    void addShot() {
        String before = page.url();
        button("Add shot").click();
        page.waitForURL(url -> url.contains("/shots/") && !url.equals(before));
        assertThat(prompt()).isEditable();
        assertThat(prompt()).isFocused();
    }

    /** Asks to log out; whether that happens at once depends on what is unsaved. */
    void logOut() {
        page.locator(".account-menu vaadin-menu-bar-button").first().click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Log out").setExact(true))
                .click();
    }

    Locator prompt() {
        return field("Prompt");
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Where the tab is, without the server. */
    String path() {
        return URI.create(page.url()).getPath();
    }

    /** What the badge says about saving, for programs. */
    Locator badge() {
        return page.locator("#save-status");
    }

    /** The row of a shot in the list, by words that stand in it. */
    Locator row(String words) {
        return page.locator(".shot-row").filter(new Locator.FilterOptions().setHasText(words));
    }

    /** Types over what stands in a field, key by key. */
    void type(Locator field, String text) {
        field.press("ControlOrMeta+a");
        field.pressSequentially(text);
    }

    /** Selects a shot in the list, by words that stand in it, and waits for its form. */
    void select(String words) {
        row(words).click();
        assertThat(prompt()).hasValue(Pattern.compile(".*" + words + ".*"));
    }

    /** Gives the project two shots with these prompts, and waits until they are saved. */
    void addTwoShots(String first, String second) {
        watchBadge();
        for (String words : List.of(first, second)) {
            addShot();
            type(prompt(), words);
            assertThat(row(words)).isVisible();
        }
        awaitSaved();
    }

    /** Notes from now on every state that the badge takes, however short. */
    void watchBadge() {
        badge().evaluate("""
                badge => {
                  window.badgeStates = [badge.dataset.status];
                  new MutationObserver(() => window.badgeStates.push(badge.dataset.status))
                    .observe(badge, { attributes: true, attributeFilter: ['data-status'] });
                }""");
    }

    /** Waits until what was changed since {@link #watchBadge()} is saved, and begins to watch anew. */
    void awaitSaved() {
        page.waitForFunction("""
                () => window.badgeStates.includes('unsaved') && ['saved', 'idle'].includes(window.badgeStates.at(-1))""");
        page.evaluate("window.badgeStates = window.badgeStates.slice(-1)");
    }

    /** Whether the tab knows that websockets do not get through to it. */
    boolean isRefusalRemembered() {
        return (Boolean) page.evaluate("sessionStorage.getItem('storycore-websocket-refused') !== null");
    }

    /** Waits until the browser's own store keeps nothing any more. */
    void awaitNoDrafts() {
        awaitDrafts(0);
    }

    /** Waits until the server has answered everything that the page has sent. */
    void awaitNothingOnTheWay() {
        page.waitForCondition(
                () -> page.evaluate("() => Object.values(Vaadin.Flow.clients).every((client) => !client.isActive?.())")
                        .equals(true));
    }

    /** Waits until the browser's own store keeps what was typed into so many fields. */
    void awaitDrafts(int number) {
        page.waitForCondition(() -> page.evaluate("""
                () => new Promise((resolve) => {
                  indexedDB.open('storycore').onsuccess = (opened) => {
                    const store = opened.target.result;
                    const counting = store.transaction('drafts').objectStore('drafts').count();
                    counting.onsuccess = () => resolve(counting.result);
                    store.close();
                  };
                })""").equals(number));
    }

    /** The states since {@link #watchBadge()}, without repetitions. */
    @SuppressWarnings("unchecked")
    List<String> badgeStates() {
        return (List<String>)
                page.evaluate("window.badgeStates.filter((state, i, all) => i === 0 || state !== all[i - 1])");
    }
}
