package studio.storycore.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitUntilState;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Someone who works in a project at random: types, adds, moves, deletes, takes back, goes elsewhere, reloads the page, loses
 * the connection, and decides about texts that were not saved or puts that off.
 *
 * <p>Everything is done in short steps, so that several of them can take turns in one thread.
 */
final class RandomWriter implements RandomRun.Actor {

    /** Something that the person can begin to do. */
    private record Activity(int weight, String name, Consumer<PageLook> begin) {}

    private static final int PATIENCE = 2_000;
    private static final int PATIENCE_WITH_A_PAGE = 15_000;
    private static final int MOST_SHOTS = 7;
    private static final int FEWEST_SHOTS = 3;
    private static final Duration SHORTEST_FAILURE = Duration.ofMillis(500);
    private static final int LONGEST_FAILURE_MORE = 7_000;

    /** What was typed longer ago is saved, or waits for its author to decide. */
    private static final Duration LONGEST_UNSAVED = Duration.ofSeconds(20);

    private final String name;
    private final Visitor visitor;
    private final Page page;
    private final ShakyLine line;
    private final String projectPath;
    private final Random random;
    private final TypedWords words;
    private final RunLog log;
    private final Turns turns = new Turns();
    private final Typist typist;
    private final Decider decider;
    private final List<Activity> activities = List.of(
            new Activity(36, "write", this::write),
            new Activity(14, "select", this::select),
            new Activity(5, "go elsewhere", this::goElsewhere),
            new Activity(8, "add and type", this::addAndType),
            new Activity(4, "add phrase", look -> press("Add phrase")),
            new Activity(4, "move", this::move),
            new Activity(3, "delete", this::delete),
            new Activity(3, "delete phrase", look -> press("Delete phrase")),
            new Activity(4, "undo", this::undo),
            new Activity(3, "redo", look -> press("Redo")),
            new Activity(6, "reload", this::reload),
            new Activity(7, "lose the connection", this::loseConnection),
            new Activity(5, "show what waits", this::showWhatWaits));

    private int done;
    private String doing = "";

    /** @param projectPath where the project's pages are */
    RandomWriter(
            String name,
            Visitor visitor,
            ShakyLine line,
            String projectPath,
            Random random,
            TypedWords words,
            RunLog log) {
        this.name = name;
        this.visitor = visitor;
        this.page = visitor.page();
        this.line = line;
        this.projectPath = projectPath;
        this.random = random;
        this.words = words;
        this.log = log;
        this.typist = new Typist(name, page, random, words, log, turns);
        this.decider = new Decider(name, page, random, typist, log);
    }

    @Override
    public String name() {
        return name;
    }

    Page page() {
        return page;
    }

    ShakyLine line() {
        return line;
    }

    Typist typist() {
        return typist;
    }

    /** How many things this person began to do. */
    int done() {
        return done;
    }

    @Override
    public int pause() {
        return turns.pause().orElseGet(() -> 50 + random.nextInt(1_000));
    }

    @Override
    public void act() {
        try {
            if (!turns.takeNext()) {
                begin();
            }
        } catch (PlaywrightException came) {
            log.note(name, "came to nothing: " + doing + ": " + firstLines(came));
            turns.forget();
            // Whatever lies over the page goes away.
            turns.plan(0, typist::leaveField);
        }
    }

    /** Does what is begun to its end. */
    void finish() {
        while (turns.pause().isPresent()) {
            page.waitForTimeout(pause());
            act();
        }
    }

    /** Leaves what is begun, and can be reached again. */
    void rest() {
        turns.forget();
        line.recover(random);
    }

    PageLook look() {
        return typist.look();
    }

    private void begin() {
        PageLook look = look();
        if (line.isDownLongEnough()) {
            line.recover(random);
        } else if (!look.dialog().isEmpty()) {
            doing = "answer a dialog";
            decider.answer(look);
        } else if (!look.status().isEmpty()) {
            Activity activity = any();
            doing = activity.name();
            done++;
            activity.begin().accept(look);
        } else if (!line.isDown()) {
            comeBack();
        }
    }

    private Activity any() {
        int left = random.nextInt(activities.stream().mapToInt(Activity::weight).sum());
        for (Activity activity : activities) {
            left -= activity.weight();
            if (left < 0) {
                return activity;
            }
        }
        throw new IllegalStateException();
    }

    private void write(PageLook look) {
        if (!typist.write(look)) {
            select(look);
        }
    }

    private void select(PageLook look) {
        if (look.rows() == 0) {
            goTo("Shots");
            return;
        }
        int row = random.nextInt(look.rows());
        log.note(name, "selects row " + row);
        page.locator(".shot-row:visible").nth(row).click(new Locator.ClickOptions().setTimeout(PATIENCE));
    }

    private void goElsewhere(PageLook look) {
        List<String> pages = look.isAt("shots") ? List.of("Sequences", "Dialogue", "Settings") : List.of("Shots");
        goTo(pages.get(random.nextInt(pages.size())));
        turns.plan(random.nextInt(1_500), () -> {
            PageLook there = look();
            if (there.fields().isEmpty()) {
                select(there);
            }
        });
        turns.plan(random.nextInt(600), () -> write(look()));
    }

    private void goTo(String pageOfProject) {
        log.note(name, "goes to " + pageOfProject);
        page.locator(".page-tabs")
                .getByText(pageOfProject, new Locator.GetByTextOptions().setExact(true))
                .click(new Locator.ClickOptions().setTimeout(PATIENCE));
    }

    private void addAndType(PageLook look) {
        if (!line.isDown() && look.isAt("shots") && look.rows() < MOST_SHOTS) {
            press("Add shot");
            typist.typeAhead();
        }
    }

    private void delete(PageLook look) {
        if (look.rows() > FEWEST_SHOTS) {
            press("Delete");
        }
    }

    private void move(PageLook look) {
        press(random.nextBoolean() ? "Move up" : "Move down");
    }

    private void press(String button) {
        log.note(name, "presses " + button);
        new Steps(page).button(button).first().click(new Locator.ClickOptions().setTimeout(PATIENCE / 2));
    }

    /** What is taken back is typing of the last seconds, or was saved long ago; never a text that was not taken. */
    private void undo(PageLook look) {
        if (line.isDown()) {
            return;
        }
        Set<String> refused = new HashSet<>();
        look.fields().stream()
                .filter(PageLook.Field::refused)
                .forEach(field -> refused.addAll(TypedWords.in(field.value())));
        Duration since = line.unsavedSince(LONGEST_UNSAVED);
        press("Undo");
        typist.letGo(
                words.notFoundYet(
                        name,
                        word -> !refused.contains(word.text()) && word.at().compareTo(since) > 0),
                "may have been undone");
    }

    private void reload(PageLook look) {
        if (line.isDown()) {
            closePage();
            return;
        }
        log.note(name, "reloads [" + look.status() + "]");
        page.reload(new Page.ReloadOptions()
                .setWaitUntil(WaitUntilState.DOMCONTENTLOADED)
                .setTimeout(PATIENCE_WITH_A_PAGE));
        awaitBadge();
    }

    /** As if the tab were closed; the next one is opened later. */
    void closePage() {
        log.note(name, "closes the page");
        page.navigate("about:blank");
    }

    /** The page is not one of the project's any more, for whatever reason. */
    void comeBack() {
        log.note(name, "is at " + page.url() + ", and comes back");
        visitor.open(projectPath + "/shots");
        awaitBadge();
    }

    private void awaitBadge() {
        page.locator("#save-status").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_WITH_A_PAGE));
    }

    private void loseConnection(PageLook look) {
        if (!line.isDown()) {
            line.fail(random.nextBoolean(), SHORTEST_FAILURE.plusMillis(random.nextInt(LONGEST_FAILURE_MORE)));
        }
    }

    private void showWhatWaits(PageLook look) {
        if (look.notice()) {
            press("Show");
        }
    }

    private static String firstLines(PlaywrightException came) {
        return String.valueOf(came.getMessage()).lines().limit(3).reduce("", (all, line) -> all + " " + line.strip());
    }
}
