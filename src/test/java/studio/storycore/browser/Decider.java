package studio.storycore.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Random;
import java.util.Set;

/** Answers dialogs at random: which of two texts is to hold, or later. */
final class Decider {

    private static final int PATIENCE = 2_000;
    private static final Set<String> LETTING_GO = Set.of("Keep what is in the project", "Throw it away");

    private final String name;
    private final Page page;
    private final Random random;
    private final Typist typist;
    private final RunLog log;

    Decider(String name, Page page, Random random, Typist typist, RunLog log) {
        this.name = name;
        this.page = page;
        this.random = random;
        this.typist = typist;
        this.log = log;
    }

    /** Answers the dialog that is open. */
    void answer(PageLook look) {
        Locator texts = page.locator(".drafts-dialog .draft");
        if (texts.count() == 0) {
            log.note(name, "answers the dialog: " + look.dialog().replace('\n', ' '));
            click(new Steps(page).dialog().getByRole(AriaRole.BUTTON).last());
        } else if (random.nextInt(3) == 0) {
            log.note(name, "decides later");
            click(new Steps(page).button("Decide later"));
        } else {
            decide(texts.nth(random.nextInt(texts.count())));
        }
    }

    private void decide(Locator text) {
        String mine = text.getByLabel("Yours").inputValue(new Locator.InputValueOptions().setTimeout(PATIENCE));
        Locator choices = text.locator(".draft-actions vaadin-button:visible");
        Locator choice = choices.nth(random.nextInt(Math.max(1, choices.count())));
        String what = choice.innerText(new Locator.InnerTextOptions().setTimeout(PATIENCE))
                .strip();
        log.note(name, "answers \"" + what + "\" for: " + mine);
        click(choice);
        if (LETTING_GO.contains(what)) {
            typist.letGo(TypedWords.in(mine), what);
        }
    }

    private static void click(Locator button) {
        button.click(new Locator.ClickOptions().setTimeout(PATIENCE));
    }
}
