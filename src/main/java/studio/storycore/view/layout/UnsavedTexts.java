package studio.storycore.view.layout;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lists texts that are not saved: where each belongs, with a link, the text itself, and what can be done with it. */
final class UnsavedTexts extends Div {

    /**
     * @param leave is run when the person follows a link
     * @param letGo throws a text away; null where that is not offered
     */
    UnsavedTexts(List<UnsavedText> texts, Runnable leave, @Nullable Consumer<UnsavedText> letGo) {
        addClassName("unsaved-texts");
        texts.stream().limit(UnsavedText.MOST_SHOWN).forEach(text -> add(section(text, leave, letGo)));
    }

    private Section section(UnsavedText text, Runnable leave, @Nullable Consumer<UnsavedText> letGo) {
        TextArea area = new TextArea();
        area.setAriaLabel(place(text));
        area.setValue(text.text());
        area.setReadOnly(true);
        area.setMaxRows(6);
        Button copy = new Button(getTranslation("drafts.copy"));
        copy.getElement()
                .executeJs(
                        "window.storycore.copyOnClick(this, $0, $1)",
                        area.getElement(),
                        getTranslation("drafts.copied"));
        Div actions = new Div(copy);
        actions.addClassName("draft-actions");
        Section section = new Section(title(text, leave), area, actions);
        section.addClassName("draft");
        if (letGo != null) {
            actions.add(new Button(getTranslation("drafts.throw-away"), click -> {
                letGo.accept(text);
                remove(section);
            }));
        }
        return section;
    }

    private H3 title(UnsavedText text, Runnable leave) {
        if (text.address().isEmpty()) {
            return new H3(place(text));
        }
        Anchor link = new Anchor(text.address(), place(text));
        link.setRouterIgnore(false);
        link.getElement().addEventListener("click", click -> leave.run());
        return new H3(link);
    }

    private String place(UnsavedText text) {
        String project = text.project().isBlank() ? getTranslation("drafts.elsewhere.unknown-project") : text.project();
        return text.place().isBlank() ? project : getTranslation("drafts.elsewhere.place", project, text.place());
    }
}
