package studio.storycore.view.project;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** The kinds of fields on a project's pages. They report while the person types, and are marked by {@link BoundField} alone. */
public final class Fields {

    static final int REPORT_AFTER_MILLIS = 400;

    /** What {@code draft-keeper.js} reports of a field with suggestions, a moment after a key or on leaving the field. */
    static final String TYPED = "typed-text";

    private static final String TYPED_TEXT = "event.detail";

    private Fields() {}

    public static TextField text(String label) {
        TextField field = new TextField(label);
        field.setValueChangeMode(ValueChangeMode.TIMEOUT);
        field.setValueChangeTimeout(REPORT_AFTER_MILLIS);
        field.setManualValidation(true);
        return field;
    }

    public static TextArea longText(String label) {
        TextArea field = new TextArea(label);
        field.setValueChangeMode(ValueChangeMode.TIMEOUT);
        field.setValueChangeTimeout(REPORT_AFTER_MILLIS);
        field.setManualValidation(true);
        return field;
    }

    /**
     * A text with suggestions; anything else can be typed too.
     *
     * @param suggestions separated by {@code |}, as they stand in the translation bundles
     */
    public static ComboBox<String> suggesting(String label, String suggestions) {
        ComboBox<String> field = new ComboBox<>(label);
        field.setItems(suggestions.split("\\|"));
        field.setAllowCustomValue(true);
        field.setClearButtonVisible(true);
        field.setManualValidation(true);
        return field;
    }

    /**
     * A text that is in none of the suggestions counts as typed as well, and from the moment it is typed: by itself the
     * field reports it only when the person leaves it.
     */
    public static void takeCustomTexts(ComboBox<String> field, BoundField<String, ?> bound) {
        field.getElement()
                .addEventListener(TYPED, event -> {
                    bound.typed(event.getEventData().get(TYPED_TEXT).asString());
                    bound.showWhatWasTaken();
                })
                .addEventData(TYPED_TEXT);
        field.addCustomValueSetListener(event -> {
            field.setValue(event.getDetail());
            bound.typed(event.getDetail());
        });
        field.getElement().addEventListener("focusout", event -> bound.showWhatWasTaken());
    }
}
