package studio.storycore.view.dialogue;

import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Function;
import studio.storycore.edit.SetPhraseTimes;
import studio.storycore.project.DialoguePhrase;
import studio.storycore.view.project.BoundField;
import studio.storycore.view.project.Conversions;
import studio.storycore.view.project.Editor;
import studio.storycore.view.project.Fields;
import studio.storycore.view.project.Refusal;
import studio.storycore.view.project.TypedFields;

/**
 * Start and end of a phrase, which make one edit. An end before its start is marked at the end, whichever of the two was
 * typed last; both stay in their fields until they go together.
 */
final class PhraseTimesFields {

    private final String phraseId;
    private final Editor editor;
    private final TextField startField;
    private final TextField endField;
    private final BoundField<String, Double> start;
    private final BoundField<String, Double> end;

    PhraseTimesFields(DialoguePhrase phrase, Editor editor) {
        this.phraseId = phrase.id();
        this.editor = editor;
        startField = Fields.text("");
        startField.setLabel(startField.getTranslation("phrases.field.start"));
        endField = Fields.text("");
        endField.setLabel(endField.getTranslation("phrases.field.end"));
        start = BoundField.of(startField, Conversions.timecode(startField), phrase.startTime(), this::changeStart);
        end = BoundField.of(endField, Conversions.timecode(endField), phrase.endTime(), this::changeEnd);
        start.keepDrafts(startField, TypedFields.START, phraseId, editor);
        end.keepDrafts(endField, TypedFields.END, phraseId, editor);
    }

    TextField start() {
        return startField;
    }

    TextField end() {
        return endField;
    }

    void show(DialoguePhrase phrase) {
        start.show(phrase.startTime());
        end.show(phrase.endTime());
    }

    void setReadOnly(boolean readOnly) {
        start.setReadOnly(readOnly);
        end.setReadOnly(readOnly);
    }

    boolean isBusy() {
        return start.isBusy() || end.isBusy();
    }

    private Optional<Refusal> changeStart(double seconds) {
        Optional<Double> endTime = other(end, DialoguePhrase::endTime);
        if (endTime.isEmpty()) {
            return Optional.of(Refusal.WAITS);
        }
        Optional<Refusal> refusal = editor.attempt(new SetPhraseTimes(phraseId, seconds, endTime.get()));
        if (refusal.isEmpty()) {
            taken(end, endTime.get());
            return refusal;
        }
        if (refusal.get().field().equals("endTime")) {
            end.refused(refusal.get());
            return Optional.of(Refusal.WAITS);
        }
        return refusal;
    }

    private Optional<Refusal> changeEnd(double seconds) {
        Optional<Double> startTime = other(start, DialoguePhrase::startTime);
        if (startTime.isEmpty()) {
            return Optional.of(Refusal.WAITS);
        }
        Optional<Refusal> refusal = editor.attempt(new SetPhraseTimes(phraseId, startTime.get(), seconds));
        if (refusal.isEmpty()) {
            taken(start, startTime.get());
            return refusal;
        }
        if (refusal.get().field().equals("startTime")) {
            start.refused(refusal.get());
            return Optional.of(Refusal.WAITS);
        }
        return refusal;
    }

    /** What the other field says; the project's value where it waits for a choice between two people's. */
    private Optional<Double> other(BoundField<String, Double> field, Function<DialoguePhrase, Double> inProject) {
        return field.isContested() ? editor.project().newest().phrase(phraseId).map(inProject) : field.value();
    }

    private static void taken(BoundField<String, Double> other, double seconds) {
        if (!other.isContested()) {
            other.taken(seconds);
        }
    }
}
