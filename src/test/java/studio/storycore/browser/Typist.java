package studio.storycore.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.storycore.browser.TypedWords.Word;

/**
 * Types words key by key, at any speed, and tells the ledger which of them went into which field. What the typist's own keys
 * take away from a field, the typist has let go of.
 */
final class Typist {

    /** How what is typed changes what stands in the field. */
    private enum Way {
        APPEND,
        OVER,
        /** The same in a field with suggestions. */
        INSTEAD,
        AFTER_BACKSPACES
    }

    private static final Set<String> SUGGESTING = Set.of("shot.MOOD", "shot.LIGHTING", "phrase.CHARACTER");
    private static final String DURATION = "shot.duration";
    private static final int BACKSPACES = 10;
    private static final int FASTEST = 5;
    private static final int SLOWEST = 120;
    private static final int PATIENCE = 2_000;

    private final String name;
    private final Page page;
    private final Random random;
    private final TypedWords words;
    private final RunLog log;
    private final Turns turns;
    private int interrupted;

    Typist(String name, Page page, Random random, TypedWords words, RunLog log, Turns turns) {
        this.name = name;
        this.page = page;
        this.random = random;
        this.words = words;
        this.log = log;
        this.turns = turns;
    }

    /** Words in which the page took the focus away from the person who typed. */
    int interrupted() {
        return interrupted;
    }

    PageLook look() {
        PageLook look = PageLook.at(page);
        look.notes().forEach(note -> log.note(name, "    " + note));
        return look;
    }

    /** Types something into one of the fields that are shown, if there is one. */
    boolean write(PageLook look) {
        List<PageLook.Field> fields = look.fields().stream()
                .filter(field -> !field.readOnly() && weight(field) > 0)
                .toList();
        if (fields.isEmpty()) {
            return false;
        }
        int left = random.nextInt(fields.stream().mapToInt(Typist::weight).sum());
        for (PageLook.Field field : fields) {
            left -= weight(field);
            if (left < 0) {
                write(field);
                break;
            }
        }
        return true;
    }

    private static int weight(PageLook.Field field) {
        return switch (field.kind()) {
            case "shot.PROMPT" -> 12;
            case "phrase.TEXT", "sequence.NAME", "sequence.DESCRIPTION", "project.name" -> 6;
            case DURATION, "shot.MOOD", "shot.LIGHTING", "phrase.CHARACTER" -> 2;
            default -> 0;
        };
    }

    private void write(PageLook.Field field) {
        int chance = random.nextInt(10);
        if (field.kind().equals(DURATION)) {
            // Now and then something that makes no sense there.
            plan(field.key(), Way.OVER, 1, random.nextInt(6) > 0);
        } else if (SUGGESTING.contains(field.kind())) {
            plan(field.key(), Way.INSTEAD, 1, false);
        } else {
            Way way = chance < 2 ? Way.OVER : chance < 3 ? Way.AFTER_BACKSPACES : Way.APPEND;
            plan(field.key(), way, 1 + random.nextInt(2), false);
        }
    }

    /** Types some words at the end of the first field of a kind. */
    void append(String kind, int number) {
        PageLook.Field field = look().fields().stream()
                .filter(shown -> shown.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        plan(field.key(), Way.APPEND, number, false);
    }

    /** Types a word to whatever has the focus or will have it; it is to be found all the same. */
    void typeAhead() {
        look();
        String word = words.next();
        planWord(word, word, null, FASTEST + random.nextInt(40), false);
    }

    private void plan(String key, Way way, int number, boolean seconds) {
        int speed = speed();
        boolean over = way == Way.OVER || way == Way.INSTEAD;
        turns.plan(0, () -> {
            enter(key, way);
            page.keyboard().press(over ? "ControlOrMeta+a" : "ControlOrMeta+End");
            if (way == Way.AFTER_BACKSPACES) {
                planBackspaces(key, speed);
            }
            for (int i = 0; i < number; i++) {
                String word = seconds ? words.nextSeconds() : words.next();
                planWord(word, i == 0 && over ? word : " " + word, key, speed, i == 0 && over);
            }
            planLeaving();
        });
    }

    private int speed() {
        return FASTEST + random.nextInt(SLOWEST - FASTEST + 1);
    }

    private void enter(String key, Way way) {
        Locator input = page.locator("[data-draft='%s']".formatted(key))
                .locator("input, textarea")
                .first();
        if (way == Way.INSTEAD) {
            // A click would open the suggestions.
            input.focus(new Locator.FocusOptions().setTimeout(PATIENCE));
        } else {
            input.click(new Locator.ClickOptions().setTimeout(PATIENCE));
        }
        PageLook look = look();
        log.note(
                name,
                "writes " + way + " into " + key + ", where stands: "
                        + value(look, key).orElse("-") + " [" + look.status() + "]");
    }

    private void planBackspaces(String key, int speed) {
        String[] before = {""};
        turns.plan(speed, () -> before[0] = value(look(), key).orElse(""));
        for (int i = 0; i < BACKSPACES; i++) {
            turns.plan(speed, () -> page.keyboard().press("Backspace"));
        }
        turns.plan(
                speed,
                () -> value(look(), key).ifPresent(now -> letGoOfWhatWentAway(before[0], now, "deleted by keys")));
    }

    /**
     * @param key  the field that has the focus; null for whatever has it
     * @param over whether the first key takes the place of all that stands in the field
     */
    private void planWord(String word, String keys, @Nullable String key, int speed, boolean over) {
        String[] before = {""};
        for (int i = 0; i < keys.length(); i++) {
            boolean first = i == 0;
            String letter = keys.substring(i, i + 1);
            turns.plan(first ? 0 : speed, () -> {
                if (first && key != null) {
                    // Also forgets keys that were pressed before.
                    before[0] = value(look(), key).orElse("");
                }
                page.keyboard().press(letter.equals(" ") ? "Space" : letter);
            });
        }
        turns.plan(speed, () -> wordEnds(word, keys.length(), key, over ? before[0] : ""));
    }

    private void wordEnds(String word, int length, @Nullable String key, String over) {
        PageLook look = look();
        List<String> heard = look.keys();
        String now = key == null ? "" : value(look, key).orElse("");
        if (!heard.isEmpty() && heard.getFirst().equals(key)) {
            letGoOfWhatWentAway(over, now, "typed over");
        }
        boolean isWhole = heard.size() == length && new HashSet<>(heard).equals(Set.of(key == null ? "" : key));
        if (key == null) {
            words.typed(new Word(word, name, "a new shot", log.now()));
            log.note(name, "typed " + word + " ahead, heard by " + heard + " [" + look.status() + "]");
        } else if (isWhole) {
            words.typed(new Word(word, name, key, log.now()));
            log.note(name, "typed " + word + " into " + key + ", which shows: " + now + " [" + look.status() + "]");
        } else {
            interrupted++;
            log.note(name, "was interrupted in " + word + " for " + key + ", keys were heard by " + heard);
            turns.forget();
        }
    }

    private void planLeaving() {
        switch (random.nextInt(4)) {
            case 0 -> turns.plan(random.nextInt(300), () -> page.keyboard().press("Tab"));
            case 1 -> turns.plan(random.nextInt(300), this::leaveField);
            default -> {
                // Stays in the field.
            }
        }
    }

    /** Clicks where nothing is. */
    void leaveField() {
        page.mouse().click(640, 27);
    }

    private static Optional<String> value(PageLook look, String key) {
        return look.field(key).map(PageLook.Field::value);
    }

    private void letGoOfWhatWentAway(String before, String now, String how) {
        Set<String> gone = TypedWords.in(before);
        gone.removeAll(TypedWords.in(now));
        letGo(gone, how);
    }

    /** The person takes these words back. */
    void letGo(Set<String> gone, String how) {
        if (!gone.isEmpty()) {
            log.note(name, how + ": " + gone);
            words.letGo(name, gone, how);
        }
    }
}
