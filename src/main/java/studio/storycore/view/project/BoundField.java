package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.shared.HasValidationProperties;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that stands for one value of one entity of the project, for as long as it lives. What the person types goes
 * into the project at once; what others change is shown, but never in the field that the person is in, and never over
 * a text that was not taken.
 *
 * <p>A value that is refused stays in the field, marked with the reason, and the project keeps the last good one. When
 * someone else replaces what the person has typed, while the person is still in the field, the text stays there as well:
 * the person is told at once and chooses which of the two is to hold.
 *
 * @param <V> what the field holds
 * @param <M> what the project holds
 */
public final class BoundField<V, M extends @Nullable Object> {

    /** How the two kinds of values become each other. */
    public interface Conversion<V, M extends @Nullable Object> {

        V toField(M model);

        /** @throws Unreadable when the field holds nothing that makes sense */
        M toModel(V value);
    }

    /** What a person typed makes no sense; the message says what would. */
    public static final class Unreadable extends RuntimeException {

        public Unreadable(String message) {
            super(message);
        }
    }

    private final HasValue<?, V> field;
    private final HasValidationProperties validation;
    private final Conversion<V, M> conversion;
    private final Function<M, Optional<Refusal>> edit;
    private M shown;
    private M newest;
    private V held;
    private @Nullable Keeping keeping;
    private boolean focused;
    private boolean untaken;
    private boolean contested;
    private boolean typedHere;
    private boolean waiting;
    private boolean readOnly;

    private BoundField(
            HasValue<?, V> field,
            HasValidationProperties validation,
            Conversion<V, M> conversion,
            M initial,
            Function<M, Optional<Refusal>> edit) {
        this.field = field;
        this.validation = validation;
        this.conversion = conversion;
        this.edit = edit;
        this.shown = initial;
        this.newest = initial;
        this.held = conversion.toField(initial);
    }

    /** A field of text, made from what is known of it; what is typed into it is kept in the browser until it is saved. */
    public static <F extends Component & HasValue<?, String> & HasValidationProperties, M extends @Nullable Object>
            BoundField<String, M> of(F field, TypedField<M> typed, String id, M initial, Editor editor) {
        Function<M, Optional<Refusal>> edit =
                value -> editor.attempt(() -> typed.edit(editor.project().newest(), id, value));
        BoundField<String, M> bound = of(field, typed.conversion(field), initial, edit);
        bound.keepDrafts(field, typed, id, editor);
        return bound;
    }

    /** @param edit makes the edit; empty when it was made */
    public static <F extends Component & HasValue<?, V> & HasValidationProperties, V, M extends @Nullable Object>
            BoundField<V, M> of(F field, Conversion<V, M> conversion, M initial, Function<M, Optional<Refusal>> edit) {
        BoundField<V, M> bound = new BoundField<>(field, field, conversion, initial, edit);
        field.setValue(conversion.toField(initial));
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                bound.typed(change.getValue());
            }
        });
        field.getElement().addEventListener("focusin", event -> bound.focused = true);
        field.getElement().addEventListener("focusout", event -> bound.left());
        return bound;
    }

    /** From now on the browser keeps what is typed until the store has it. */
    public void keepDrafts(Component component, TypedField<M> typed, String id, Editor editor) {
        keeping = new Keeping(
                component, typed, id, editor.project(), this::draftArrived, this::release, this::setWaiting);
    }

    /** The value in the project is this now. */
    public void show(M model) {
        newest = model;
        if (untaken && holds(model)) {
            taken(model);
        }
        if (Objects.equals(model, shown)) {
            agreeOn(model);
            if (!untaken) {
                unmark();
            }
            return;
        }
        if (untaken) {
            return;
        }
        if (focused) {
            changedByOthers();
            return;
        }
        display(model);
    }

    /** Someone else changed what this field stands for, while the person is in it. */
    private void changedByOthers() {
        if (keeping == null) {
            return;
        }
        if (typedHere) {
            contested(keeping.replaced());
        } else {
            mark(keeping.changedByOthers());
        }
    }

    private void contested(Refusal refusal) {
        refused(refusal);
        contested = true;
    }

    private void display(M model) {
        shown = model;
        typedHere = false;
        held = conversion.toField(model);
        field.setValue(held);
        unmark();
        agreeOn(model);
    }

    /** What the field holds; empty when it makes no sense. */
    public Optional<M> value() {
        try {
            return Optional.ofNullable(conversion.toModel(field.getValue()));
        } catch (Unreadable unreadable) {
            return Optional.empty();
        }
    }

    /** The value that the field holds was taken after all, with another field's edit. */
    public void taken(M model) {
        shown = model;
        setUntaken(false);
        unmark();
        agreeOn(model);
        draftArrived();
    }

    /** The value that the field holds was not taken; it stays, and nothing is shown over it. */
    public void refused(Refusal refusal) {
        setUntaken(true);
        contested = false;
        mark(refusal.reason());
    }

    /** Whether what the field holds was not taken because someone else has changed the project's value meanwhile. */
    public boolean isContested() {
        return untaken && contested;
    }

    /** Whether the person is in the field, or it holds something that is not in the project. */
    public boolean isBusy() {
        return focused || untaken;
    }

    /**
     * Takes effect in the field that the person is in only when the person leaves it: making a field read-only would take
     * back what was typed and has not arrived yet. When the field can be used again, a text that was not taken meanwhile
     * is offered once more.
     */
    public void setReadOnly(boolean readOnly) {
        boolean usableAgain = this.readOnly && !readOnly;
        this.readOnly = readOnly;
        if (!focused || !readOnly) {
            field.setReadOnly(readOnly);
        }
        if (usableAgain && untaken) {
            // Later, because this is told while signals are followed, and an edit changes them.
            UI.getCurrent().access(() -> {
                if (untaken && !this.readOnly) {
                    typed(field.getValue());
                }
            });
        }
    }

    /** Takes a value as if it had been typed. */
    public void typed(V value) {
        held = value;
        M model;
        try {
            model = conversion.toModel(value);
        } catch (Unreadable unreadable) {
            refused(Refusal.unreadable(unreadable.getMessage()));
            return;
        }
        if (keeping != null && keeping.isContested(text(held))) {
            contested(keeping.contest());
            return;
        }
        M before = shown;
        shown = model;
        Optional<Refusal> refusal = edit.apply(model);
        if (refusal.isPresent()) {
            shown = before;
            refused(refusal.get());
        } else {
            typedHere = true;
            setUntaken(false);
            unmark();
            agreeOn(model);
            draftArrived();
        }
    }

    /** After typing that the field itself knows nothing of, once the person is elsewhere: what it shows is what was taken. */
    void showWhatWasTaken() {
        V taken = conversion.toField(shown);
        if (!focused && !untaken && !Objects.equals(field.getValue(), taken)) {
            field.setValue(taken);
        }
    }

    /** The person, who is elsewhere then, let go of what was not taken: the project's value is shown again. */
    private void release(String text) {
        if (untaken && text(held).equals(text)) {
            setUntaken(false);
            focused = false;
            display(newest);
        }
    }

    /** An earlier text of this field waits for the person's decision, or does no longer. */
    private void setWaiting(boolean nowWaiting) {
        waiting = nowWaiting;
        if (!untaken) {
            unmark();
        }
    }

    private void setUntaken(boolean nowUntaken) {
        untaken = nowUntaken;
        if (keeping != null) {
            keeping.setRefused(nowUntaken);
        }
    }

    private boolean holds(M model) {
        try {
            return Objects.equals(conversion.toModel(held), model);
        } catch (Unreadable unreadable) {
            return false;
        }
    }

    private void agreeOn(M model) {
        if (keeping != null) {
            keeping.agreeOn(text(conversion.toField(model)));
        }
    }

    private void draftArrived() {
        if (keeping != null && !untaken) {
            keeping.arrived(text(held));
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private void left() {
        focused = false;
        field.setReadOnly(readOnly);
        show(newest);
    }

    private void unmark() {
        mark(waiting && keeping != null ? keeping.waits() : "");
    }

    private void mark(String reason) {
        validation.setErrorMessage(reason);
        validation.setInvalid(!reason.isEmpty());
    }
}
