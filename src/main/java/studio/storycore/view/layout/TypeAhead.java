package studio.storycore.view.layout;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DisabledUpdateMode;
import com.vaadin.flow.dom.DomEvent;

/**
 * Keeps the keys that are typed between a press and the arrival of the field that it opens. Whoever makes something to type
 * into marks the control with {@link #opensField}, and gives the focus to the new field with {@link #focus} or
 * {@link #focusToReplace}, in the same request, in place of Vaadin's own {@code focus()}.
 *
 * <p>The browser's side is {@code frontend/type-ahead.js}. It gives each press a number, and tells it to the page just before
 * the click. A press that is answered without a field is told to the browser too, which then shows the text to be copied.
 *
 * <p>For the thread that holds the lock of the session.
 */
public final class TypeAhead {

    /** Stands on a control that opens a field; for those in the templates of lists. */
    public static final String ATTRIBUTE = "data-opens-field";

    private static final String EVENT = "opens-field";
    private static final String NUMBER = "event.detail";

    private int press;
    private boolean answered = true;

    private TypeAhead() {}

    /** Pressing this control makes something to type into, or opens a dialog with fields. */
    public static <C extends Component> C opensField(C control) {
        control.getElement().setAttribute(ATTRIBUTE, true);
        return control;
    }

    /**
     * Has a new page hear of presses. The page itself hears of them, not the control: that may be hidden or disabled by now,
     * and the press must be answered all the same.
     */
    static void hearPressesIn(UI ui) {
        ui.getElement()
                .addEventListener(EVENT, event -> pressed(ui, event))
                .addEventData(NUMBER)
                .setDisabledUpdateMode(DisabledUpdateMode.ALWAYS)
                .allowInert();
    }

    /** Moves the focus to a field that was made or opened; what was typed since the press goes to its end. */
    public static void focus(Component field) {
        deliver(field, false);
    }

    /** The same for a field with a suggestion: what was typed, or is typed now, takes its place. */
    public static void focusToReplace(Component field) {
        deliver(field, true);
    }

    private static void deliver(Component field, boolean replace) {
        TypeAhead state = of(UI.getCurrentOrThrow());
        state.answered = true;
        field.getElement().executeJs("window.storycore.typeAhead.deliver(this, $0, $1)", state.press, replace);
    }

    private static void pressed(UI ui, DomEvent event) {
        TypeAhead state = of(ui);
        state.press = event.getEventData().get(NUMBER).asInt();
        state.answered = false;
        // By then the click itself has been handled.
        ui.beforeClientResponse(ui, context -> {
            if (!state.answered) {
                state.answered = true;
                ui.getPage().executeJs("window.storycore.typeAhead.refuse($0)", state.press);
            }
        });
    }

    private static TypeAhead of(UI ui) {
        TypeAhead state = ComponentUtil.getData(ui, TypeAhead.class);
        if (state == null) {
            state = new TypeAhead();
            ComponentUtil.setData(ui, TypeAhead.class, state);
        }
        return state;
    }
}
