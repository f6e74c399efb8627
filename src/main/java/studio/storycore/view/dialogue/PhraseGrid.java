package studio.storycore.view.dialogue;

import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.view.project.RowGrid;
import studio.storycore.view.project.Timecode;

/** The phrases of a project in the order of time; a row is one template. */
final class PhraseGrid extends RowGrid<PhraseRow> {

    private static final int SHOWN_WORDS = 200;

    private static final String TEMPLATE = """
            <div class="shot-row">
              <div class="shot-facts">
                <span class="phrase-times">${item.times}</span>
                <span class="phrase-character">${item.character}</span>
                <span class="phrase-shot" ?data-unlinked="${item.unlinked}">
                  ${item.unlinked ? html`<vaadin-icon icon="vaadin:unlink"></vaadin-icon>` : ''}${item.shot}</span>
              </div>
              <div class="shot-words">${item.words}</div>
            </div>""";

    PhraseGrid(Consumer<String> open) {
        setAriaLabel(getTranslation("phrases.list"));
        setEmptyStateText(getTranslation("phrases.none-found"));
        addColumn(LitRenderer.<PhraseRow>of(TEMPLATE)
                .withProperty(
                        "times",
                        row -> getTranslation(
                                "shots.from-to",
                                Timecode.of(row.phrase().startTime()),
                                Timecode.of(row.phrase().endTime())))
                .withProperty("character", row -> speaker(row.phrase()))
                .withProperty("unlinked", row -> row.shotNumber() == PhraseRow.UNLINKED)
                .withProperty("shot", this::shot)
                .withProperty("words", row -> words(row.phrase().text())));
        addSelectionListener(selection -> {
            if (selection.isFromClient()) {
                selection.getFirstSelectedItem().ifPresent(row -> open.accept(row.key()));
            }
        });
    }

    private String shot(PhraseRow row) {
        return switch (row.shotNumber()) {
            case PhraseRow.UNLINKED -> getTranslation("phrases.unlinked");
            case 0 -> getTranslation("shots.title-unassigned");
            default -> getTranslation("shots.title", row.shotNumber());
        };
    }

    private static String speaker(DialoguePhrase phrase) {
        return text(phrase.metadata().character());
    }

    private static String words(String text) {
        return text.substring(0, Math.min(SHOWN_WORDS, text.length())).replaceAll("\\s+", " ");
    }

    private static String text(@Nullable String optional) {
        return optional == null ? "" : optional;
    }
}
