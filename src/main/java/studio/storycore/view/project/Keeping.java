package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.signals.Signal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.storycore.edit.Field;
import studio.storycore.workspace.OpenProject;
import studio.storycore.workspace.TabDrafts;

/**
 * The drafts that the browser keeps of one field. {@code draft-keeper.js} knows the field by an attribute, and gives each
 * draft an id that comes along with what is typed. A draft has arrived when the field holds its very text.
 *
 * <p>What arrives late, or while someone else changed the field, must not overwrite what its person has never seen. So this
 * also knows the text on which the field and the project last agreed.
 */
final class Keeping {

    private static final String ATTRIBUTE = "data-draft";
    private static final String NAME = "data-draft-name";
    private static final String REFUSED = "data-draft-refused";
    private static final String DRAFT_ID = "element.storycoreDraft || ''";

    private final Component component;
    private final TypedField<?> typed;
    private final String id;
    private final String key;
    private final OpenProject project;
    private String agreed;
    private @Nullable DraftId latest;
    private String typing = "";
    private long seenReleases;

    /**
     * @param check   is run when the browser has named a draft
     * @param release is told a text of this field that the person has let go of
     * @param waits   is told whether a text of this field waits for the person's decision, now and at every change
     */
    Keeping(
            Component component,
            TypedField<?> typed,
            String id,
            OpenProject project,
            Runnable check,
            Consumer<String> release,
            Consumer<Boolean> waits) {
        this.component = component;
        this.typed = typed;
        this.id = id;
        this.key = typed.key(id);
        this.project = project;
        this.agreed = typed.text(project.newest(), id, component).orElse("");
        this.seenReleases = project.drafts().releases().peek().count();
        Element element = component.getElement();
        element.setAttribute(ATTRIBUTE, key);
        element.setAttribute(NAME, typed.label(project.newest(), id, component));
        element.addEventListener("input", event -> named(event, check))
                .addEventData(DRAFT_ID)
                .throttle(Fields.REPORT_AFTER_MILLIS);
        for (String moment : List.of("change", "focusout", Fields.TYPED)) {
            element.addEventListener(moment, event -> named(event, check)).addEventData(DRAFT_ID);
        }
        Signal.effect(component, () -> {
            TabDrafts.Releases releases = project.drafts().releases().get();
            if (releases.count() > seenReleases && releases.lastField().equals(key)) {
                release.accept(releases.lastText());
            }
            seenReleases = releases.count();
        });
        Signal.effect(
                component, () -> waits.accept(project.drafts().waiting().get().contains(key)));
    }

    /** The field shows, or has given to the project, what this text stands for. */
    void agreeOn(String text) {
        agreed = text;
    }

    /** Whether the project holds neither what the field last agreed with nor this text. */
    boolean isContested(String text) {
        String now = inProject();
        return !now.equals(agreed) && !now.equals(typed.asShown(text, component));
    }

    /** What the field holds arrived late: has the browser offer it, so that the person can choose if need be. */
    Refusal contest() {
        return contest(false);
    }

    /**
     * Someone replaced what the person had typed, and what was in the project. Only the person can decide then, unless the
     * other one replaced the whole project by a document that holds an earlier text of this field.
     */
    Refusal replaced() {
        return contest(!project.wasChangedWithAll(field()));
    }

    private Refusal contest(boolean onlyThePersonDecides) {
        project.drafts().reopen(typing);
        component.getElement().executeJs("window.storycore.drafts.contested($0, $1)", key, onlyThePersonDecides);
        return Refusal.unreadable(told("drafts.contested"));
    }

    private Field field() {
        return TypedFields.fieldOf(typed, id);
    }

    /** Says that someone else changed the field, in which the person has typed nothing since. */
    String changedByOthers() {
        return told("drafts.changed");
    }

    /** Says that an earlier text of this field waits for a decision. */
    String waits() {
        return component.getTranslation("drafts.waits-here");
    }

    /** Lets the browser know whether the field holds a text that was not taken. */
    void setRefused(boolean refused) {
        component.getElement().setAttribute(REFUSED, refused);
    }

    private String told(String what) {
        return project.lastAuthor(field())
                .map(author -> component.getTranslation(what + ".by", author))
                .orElseGet(() -> component.getTranslation(what));
    }

    /** A text went into the project. */
    void arrived(String text) {
        if (latest != null && latest.isOf(text)) {
            project.drafts().arrived(key, latest.typing(), latest.id());
            latest = null;
        }
    }

    private void named(DomEvent event, Runnable check) {
        DraftId.parse(event.getEventData().path(DRAFT_ID).asString("")).ifPresent(draft -> {
            latest = draft;
            typing = draft.typing();
            check.run();
        });
    }

    private String inProject() {
        // What was deleted is not contested: the edit itself tells that it is gone.
        return typed.text(project.newest(), id, component).orElse(agreed);
    }
}
