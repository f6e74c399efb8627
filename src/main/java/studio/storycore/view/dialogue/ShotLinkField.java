package studio.storycore.view.dialogue;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.LinkPhrase;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.project.PlayingOrder;
import studio.storycore.project.Project;
import studio.storycore.project.Shot;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.ProjectAddress;

/** The shot that a phrase is spoken in, to be found by its number or its words. */
final class ShotLinkField extends Div {

    /** A shot to choose; the same one whatever it is called by now. */
    record Choice(String shotId, String label) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Choice(String itsId, String itsLabel) && shotId.equals(itsId);
        }

        @Override
        public int hashCode() {
            return shotId.hashCode();
        }
    }

    private static final int SHOWN_WORDS = 60;

    private final Editor editor;
    private final ComboBox<Choice> field = new ComboBox<>();
    private final BoundField<@Nullable Choice, String> bound;
    private final Anchor open;

    ShotLinkField(DialoguePhrase phrase, Editor editor) {
        this.editor = editor;
        addClassName("shot-link");
        field.setLabel(getTranslation("phrases.field.shot"));
        field.setPlaceholder(getTranslation("phrases.unlinked"));
        field.setClearButtonVisible(true);
        field.setManualValidation(true);
        field.getElement().setProperty("autoselect", true);
        field.setItemLabelGenerator(Choice::label);
        field.setItems(
                query -> found(query.getFilter().orElse(""))
                        .skip(query.getOffset())
                        .limit(query.getLimit()),
                query -> (int) found(query.getFilter().orElse("")).count());
        bound = BoundField.of(
                field, new Linked(), phrase.shotId(), shotId -> editor.attempt(new LinkPhrase(phrase.id(), shotId)));
        open = new Anchor("", getTranslation("phrases.open-shot"));
        open.setRouterIgnore(false);
        add(field, open);
    }

    void show(DialoguePhrase phrase, Project project) {
        bound.show(phrase.shotId());
        boolean linked = project.shot(phrase.shotId()).isPresent();
        open.setVisible(linked);
        if (linked) {
            open.setHref(ProjectAddress.entity(editor.project().id(), "shots", phrase.shotId()));
        }
        boolean dangling = !linked && !phrase.shotId().equals(DialoguePhrase.NOT_LINKED);
        field.setHelperText(dangling ? getTranslation("phrases.dangling", phrase.shotId()) : "");
    }

    void setReadOnly(boolean readOnly) {
        bound.setReadOnly(readOnly);
    }

    private Stream<Choice> found(String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        PlayingOrder order = PlayingOrder.of(editor.project().content().peek());
        List<Shot> placed = order.shots();
        Stream<Choice> all = Stream.concat(
                IntStream.range(0, placed.size())
                        .mapToObj(i -> new Choice(placed.get(i).id(), label(i + 1, placed.get(i)))),
                order.unassigned().stream().map(shot -> new Choice(shot.id(), label(0, shot))));
        return wanted.isEmpty()
                ? all
                : all.filter(choice -> choice.label().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private String label(int number, Shot shot) {
        String prompt = shot.prompt().strip().replaceAll("\\s+", " ");
        String words = prompt.isEmpty()
                ? getTranslation("shots.no-prompt")
                : prompt.substring(0, Math.min(SHOWN_WORDS, prompt.length()));
        return getTranslation("phrases.shot-label", number == 0 ? "–" : Integer.toString(number), words);
    }

    private final class Linked implements BoundField.Conversion<@Nullable Choice, String> {

        @Override
        public @Nullable Choice toField(String shotId) {
            return shotId.equals(DialoguePhrase.NOT_LINKED)
                    ? null
                    : found("")
                            .filter(choice -> choice.shotId().equals(shotId))
                            .findFirst()
                            .orElse(null);
        }

        @Override
        public String toModel(@Nullable Choice choice) {
            return choice == null ? DialoguePhrase.NOT_LINKED : choice.shotId();
        }
    }
}
