package studio.storycore.view.layout;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says on every page outside of a project that the browser keeps texts of this person which are in no project, and lists
 * them: a value that was refused, or a text of a project that the person may not open any more. The pages of a project
 * have a list of their own.
 */
final class UnsavedNotice extends Div {

    private static final double SAVE_FOR_MILLIS = 3_000;
    private static final double LOOK_AGAIN_MILLIS = 5_000;

    private final String username;
    private final Span words = new Span();
    private List<UnsavedText> texts = List.of();
    private @Nullable Registration looking;

    UnsavedNotice(String username) {
        this.username = username;
        addClassName("unsaved-notice");
        getElement().setAttribute("role", "status");
        Icon icon = VaadinIcon.PENCIL.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        add(icon, words, new Button(getTranslation("drafts.show"), click -> open()));
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        stopLooking();
        looking = ui.addAfterNavigationListener(navigation -> look(ui));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        stopLooking();
    }

    private void stopLooking() {
        if (looking != null) {
            looking.remove();
            looking = null;
        }
    }

    private void look(UI ui) {
        show(List.of());
        look(ui, SAVE_FOR_MILLIS);
    }

    /** While there is something to show, another tab may save it: so the browser is asked again. */
    private void look(UI ui, double millis) {
        ui.getPage()
                .executeJs("return window.storycore.drafts.elsewhere($0, $1)", username, millis)
                .then(left -> {
                    show(UnsavedText.parse(left));
                    if (!texts.isEmpty() && isAttached()) {
                        look(ui, LOOK_AGAIN_MILLIS);
                    }
                });
    }

    private void show(List<UnsavedText> left) {
        texts = left;
        setVisible(!left.isEmpty());
        words.setText(getTranslation("drafts.elsewhere", left.size()));
    }

    private void open() {
        Dialog dialog = new Dialog(getTranslation("drafts.elsewhere.title"));
        dialog.addClassName("drafts-dialog");
        dialog.setWidth("min(40rem, 100vw)");
        dialog.add(
                new Paragraph(getTranslation("drafts.elsewhere.purpose")),
                new UnsavedTexts(texts, dialog::close, text -> {
                    letGo(text);
                    if (texts.isEmpty()) {
                        dialog.close();
                    }
                }));
        dialog.getFooter().add(new Button(getTranslation("drafts.close"), click -> dialog.close()));
        dialog.open();
    }

    private void letGo(UnsavedText text) {
        UI.getCurrentOrThrow().getPage().executeJs("window.storycore.drafts.letGo($0, $1)", username, text.typing());
        show(texts.stream().filter(other -> other != text).toList());
    }
}
