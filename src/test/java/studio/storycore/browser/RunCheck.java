package studio.storycore.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.storycore.browser.TypedWords.Word;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Sequence;
import studio.storycore.project.Shot;
import studio.storycore.storage.Replay;
import studio.storycore.storage.Revision;

/** Looks at everything that is there when a run has come to rest. */
final class RunCheck {

    private static final String DOCUMENT = "the document";
    private static final String REVISIONS = "a revision";
    private static final String SHELF = "a shelf";
    private static final Duration BEFORE = Duration.ofSeconds(8);
    private static final Duration AFTER = Duration.ofSeconds(15);

    private final List<RandomWriter> writers;
    private final ProjectOverHttp http;
    private final TypedWords words;
    private final RunLog log;
    private long revisions;

    RunCheck(List<RandomWriter> writers, ProjectOverHttp http, TypedWords words, RunLog log) {
        this.writers = writers;
        this.http = http;
        this.words = words;
        this.log = log;
    }

    /** Where the badge says that all is saved, beside a field that shows something else and does not say so either. */
    List<String> badgesBesideFields() {
        Project project = http.read().project();
        List<String> faults = new ArrayList<>();
        for (RandomWriter writer : writers) {
            PageLook look = writer.look();
            if (look.isQuiet()) {
                List<PageLook.Field> silent =
                        look.fields().stream().filter(field -> !field.invalid()).toList();
                differences(silent, project, PageLook.shelf(writer.page()))
                        .forEach(difference -> faults.add(
                                "The badge of " + writer.name() + " says " + look.status() + " beside " + difference));
            }
        }
        return faults;
    }

    /** What is shown now, and then of each shot, where that is not what the document says. */
    List<String> screens() {
        Project project = http.read().project();
        List<String> faults = new ArrayList<>();
        for (RandomWriter writer : writers) {
            try {
                compare(writer, project, faults);
                goThroughShots(writer, project, faults);
            } catch (PlaywrightException e) {
                faults.add("The page of " + writer.name() + " cannot be looked at: " + e.getMessage());
            }
        }
        return faults;
    }

    private void goThroughShots(RandomWriter writer, Project project, List<String> faults) {
        closeDialog(writer);
        if (!writer.look().isAt("shots")) {
            new Steps(writer.page()).goTo("Shots");
        }
        List<String> shots = Stream.concat(
                        PlayingOrder.of(project).shots().stream(), PlayingOrder.of(project).unassigned().stream())
                .map(Shot::id)
                .toList();
        Locator rows = writer.page().locator(".shot-row:visible");
        if (rows.count() != shots.size()) {
            faults.add("The list of " + writer.name() + " shows " + rows.count() + " shots instead of " + shots.size());
            return;
        }
        for (int i = 0; i < shots.size(); i++) {
            closeDialog(writer);
            String shot = shots.get(i);
            rows.nth(i).click();
            try {
                writer.page().waitForURL(url -> url.contains(shot), new Page.WaitForURLOptions().setTimeout(5_000));
            } catch (TimeoutError another) {
                faults.add("Row " + i + " of the list of " + writer.name() + " opens "
                        + writer.page().url() + " instead of the shot " + shot);
            }
            compare(writer, project, faults);
        }
    }

    private void compare(RandomWriter writer, Project project, List<String> faults) {
        List<String> differences = differences(writer, project);
        // A page may need a moment to show a shot.
        for (int i = 0; i < 20 && !differences.isEmpty(); i++) {
            writer.page().waitForTimeout(100);
            differences = differences(writer, project);
        }
        differences.forEach(difference -> faults.add("The screen of " + writer.name() + " has " + difference));
    }

    private static List<String> differences(RandomWriter writer, Project project) {
        return differences(writer.look().fields(), project, PageLook.shelf(writer.page()));
    }

    private static void closeDialog(RandomWriter writer) {
        if (!writer.look().dialog().isEmpty()) {
            new Steps(writer.page()).button("Decide later").click();
        }
    }

    /** Fields that differ from the project, and for which nothing waits on the shelf. */
    private static List<String> differences(List<PageLook.Field> fields, Project project, String shelf) {
        List<String> differences = new ArrayList<>();
        for (PageLook.Field field : fields) {
            Optional<String> wanted = inProject(project, field);
            if (wanted.isPresent() && !same(field, wanted.get()) && !shelf.contains(field.key())) {
                differences.add("\"" + field.value() + "\" in " + field.key() + (field.focused() ? " (focused)" : "")
                        + ", and the document \"" + wanted.get() + "\"");
            }
        }
        return differences;
    }

    private static boolean same(PageLook.Field field, String wanted) {
        try {
            return field.kind().endsWith(".duration")
                    ? Double.parseDouble(field.value()) == Double.parseDouble(wanted)
                    : field.value().equals(wanted);
        } catch (NumberFormatException typed) {
            return false;
        }
    }

    /** Empty for kinds of fields that nobody types into here, and for what is not in the project. */
    private static Optional<String> inProject(Project project, PageLook.Field field) {
        String id = field.entityId();
        return switch (field.kind()) {
            case "project.name" -> Optional.of(project.name());
            case "sequence.NAME" -> project.sequence(id).map(Sequence::name);
            case "sequence.DESCRIPTION" -> project.sequence(id).map(Sequence::description);
            case "shot.PROMPT" -> project.shot(id).map(Shot::prompt);
            case "shot.duration" -> project.shot(id).map(shot -> Double.toString(shot.duration()));
            case "shot.MOOD" ->
                project.shot(id).map(shot -> text(shot.metadata().mood()));
            case "shot.LIGHTING" ->
                project.shot(id).map(shot -> text(shot.metadata().lighting()));
            case "phrase.TEXT" -> project.phrase(id).map(DialoguePhrase::text);
            case "phrase.CHARACTER" ->
                project.phrase(id).map(phrase -> text(phrase.metadata().character()));
            default -> Optional.empty();
        };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    /** Whether all revisions, made one after the other, are the document. */
    List<String> documentAndRevisions() {
        ProjectOverHttp.Read read = http.read();
        revisions = read.number();
        List<String> faults = new ArrayList<>();
        @Nullable Project project = null;
        for (long number = 1; number <= revisions; number++) {
            String answered = http.revision(number);
            words.found(answered, REVISIONS);
            Revision revision = http.readRevision(answered);
            if (project == null) {
                if (!(revision.edits().getFirst().edit() instanceof ReplaceProject begin)) {
                    return List.of("The first revision is not the first content");
                }
                project = begin.content();
            }
            project = Replay.apply(project, revision);
        }
        words.found(read.json(), DOCUMENT);
        if (project == null || !http.tree(project).equals(http.tree(read.project()))) {
            faults.add("The document is not what its revisions make:\n" + read.json() + "\n"
                    + (project == null ? "" : http.write(project)));
        }
        return faults;
    }

    void readShelves() {
        for (RandomWriter writer : writers) {
            String shelf = PageLook.shelf(writer.page());
            log.note(writer.name(), "has on the shelf: " + shelf);
            words.found(shelf, SHELF);
        }
    }

    String figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("things done", writers.stream().mapToInt(RandomWriter::done).sum());
        figures.put("words", words.count());
        figures.put("in revisions", words.countIn(REVISIONS));
        figures.put("in the document alone", words.countIn(DOCUMENT));
        figures.put("on shelves", words.countIn(SHELF));
        figures.put("let go of", words.countLetGo());
        figures.put("lost", words.lost().size());
        figures.put(
                "interrupted",
                writers.stream()
                        .map(RandomWriter::typist)
                        .mapToInt(Typist::interrupted)
                        .sum());
        figures.put("revisions", revisions);
        return figures.toString();
    }

    /** What happened to a word. */
    String story(Word word) {
        return "%s, which %s typed into %s at %.3f s%nAll that tells of it:%n  %s%nWhat happened around:%n  %s"
                .formatted(
                        word.text(),
                        word.author(),
                        word.field(),
                        word.at().toMillis() / 1000.0,
                        String.join("\n  ", log.about(word.text())),
                        String.join("\n  ", log.around(word.at(), BEFORE, AFTER)));
    }
}
