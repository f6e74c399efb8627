package studio.storycore.view.project;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.signals.Signal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.storycore.project.Project;
import studio.storycore.saving.SaveReport;
import studio.storycore.view.layout.Notifications;
import studio.storycore.workspace.OpenProject;
import tools.jackson.databind.node.ArrayNode;

/**
 * The server's side of {@code draft-keeper.js}, which keeps in the browser what was typed until it is told here that the
 * store has it. Drafts that an earlier page left behind are put in where nobody changed the field meanwhile. For the
 * others the person chooses; they wait for that, however many there are of one field.
 */
final class DraftKeeper extends Div {

    /** More than a person decides about; the others stay in the browser and are offered again. */
    private static final int MOST_UNDECIDED = 200;

    private final OpenProject project;
    private final Editor editor;
    private final Div notice = new Div();
    private final Span noticeText = new Span();
    /** By typing. */
    private final Map<String, ReturnedDraft> undecided = new LinkedHashMap<>();

    DraftKeeper(OpenProject project, Reasons reasons) {
        this.project = project;
        this.editor = new Editor(project, reasons);
        addClassName("draft-keeper");
        Button show = new Button(getTranslation("drafts.show"), click -> openDialog());
        notice.addClassNames("project-notice", "draft-notice");
        notice.getElement().setAttribute("role", "status");
        notice.add(icon(VaadinIcon.PENCIL), noticeText, show);
        notice.setVisible(false);
        Div trouble = new Div(icon(VaadinIcon.WARNING), new Span(getTranslation("drafts.not-kept")));
        trouble.addClassName("draft-trouble");
        trouble.getElement().setAttribute("role", "status").setAttribute("hidden", true);
        add(notice, trouble);
        getElement().addEventListener("save-drafts", event -> project.saveNow());
        Signal.effect(this, () -> {
            project.drafts().news().get();
            getUI().ifPresent(this::settle);
        });
        Signal.effect(this, () -> dropWhatIsThere(project.content().get()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs(
                        "window.storycore.drafts.open(this, $0, $1, $2, $3, $4)",
                        project.tabId(),
                        project.person().username(),
                        project.id(),
                        project.newest().name(),
                        (double) project.savedSequenceNumber());
    }

    /** The tab has left the project, which saves what is unsaved: the browser is told when that is done. */
    void left(UI ui) {
        ui.getPage().executeJs("window.storycore.drafts.close($0)", project.tabId());
        var tell = ui.accessLater((SaveReport report) -> settle(ui), () -> {});
        project.saveNow().thenAccept(tell::accept);
    }

    /**
     * The browser gives back what an earlier page, or an earlier part of this one, could not save.
     *
     * @param ask  whether the person is to be asked at once; otherwise a notice says that there is something to choose
     * @param tell whether the person is told what was put in; not while it stands in a field that the person is in
     */
    @ClientCallable
    void offered(ArrayNode sent, boolean ask, boolean tell) {
        List<Draft> drafts = sent.valueStream()
                .map(Draft::parse)
                .flatMap(Optional::stream)
                .filter(draft -> !project.drafts().knows(draft.id()))
                .toList();
        List<ReturnedDraft> returned = bringBack(drafts);
        boolean isNews = false;
        int broughtBack = 0;
        for (ReturnedDraft one : returned) {
            switch (one) {
                case ReturnedDraft.AlreadyThere(Draft draft) -> arrived(draft);
                case ReturnedDraft.BroughtBack(Draft draft) -> {
                    arrived(draft);
                    broughtBack++;
                }
                case ReturnedDraft.Choice choice -> isNews |= waits(choice);
                case ReturnedDraft.NotTaken refused -> isNews |= waits(refused);
            }
        }
        if (broughtBack > 0 && tell) {
            Notifications.success(getTranslation("drafts.brought-back", broughtBack));
        }
        showNotice();
        if (isNews && ask) {
            openDialog();
        }
    }

    /** Keeps it until the person has chosen; tells whether it is new. */
    private boolean waits(ReturnedDraft returned) {
        String typing = returned.draft().typing();
        return (undecided.size() < MOST_UNDECIDED || undecided.containsKey(typing))
                && undecided.put(typing, returned) == null;
    }

    /** What is refused beside another value may fit once that one is in as well: a phrase's start and its end. */
    private List<ReturnedDraft> bringBack(List<Draft> drafts) {
        List<ReturnedDraft> returned = new ArrayList<>();
        List<Draft> left = drafts;
        boolean progress = true;
        while (progress && !left.isEmpty()) {
            List<Draft> refused = new ArrayList<>();
            for (Draft draft : left) {
                ReturnedDraft one = ReturnedDraft.bringBack(draft, editor, this);
                if (one instanceof ReturnedDraft.NotTaken) {
                    refused.add(draft);
                } else {
                    returned.add(one);
                }
            }
            progress = refused.size() < left.size();
            left = refused;
        }
        left.forEach(draft -> returned.add(ReturnedDraft.bringBack(draft, editor, this)));
        return returned;
    }

    private void openDialog() {
        new DraftsDialog(List.copyOf(undecided.values()), project, this::use, this::letGo).open();
    }

    /** The person wants the draft; tells why not if that cannot be. */
    private Optional<String> use(Draft draft) {
        if (ReturnedDraft.use(draft, editor, this) instanceof ReturnedDraft.NotTaken(Draft same, String reason)) {
            return Optional.of(reason);
        }
        arrived(draft);
        showNotice();
        return Optional.empty();
    }

    private void letGo(Draft draft) {
        undecided.remove(draft.typing());
        project.drafts().release(draft.key(), draft.text());
        tellSettled(UI.getCurrentOrThrow(), List.of(draft.id()));
        showNotice();
    }

    private void arrived(Draft draft) {
        undecided.remove(draft.typing());
        project.drafts().arrived(draft.key(), draft.typing(), draft.id());
    }

    /** A text that someone else, or another tab, has put in meanwhile needs no decision. */
    private void dropWhatIsThere(Project now) {
        List<Draft> there = undecided.values().stream()
                .map(ReturnedDraft::draft)
                .filter(draft -> draft.field()
                        .text(now, draft.entityId(), this)
                        .equals(Optional.of(draft.field().asShown(draft.text(), this))))
                .toList();
        if (!there.isEmpty()) {
            // Later, because this is told while signals are followed.
            getUI().ifPresent(ui -> ui.access(() -> {
                there.forEach(this::arrived);
                showNotice();
            }));
        }
    }

    private void settle(UI ui) {
        List<String> saved = project.drafts().takeSaved();
        if (!saved.isEmpty()) {
            tellSettled(ui, saved);
        }
    }

    private void tellSettled(UI ui, List<String> drafts) {
        ui.getPage()
                .executeJs("window.storycore.drafts.settled($0, $1)", drafts, (double) project.savedSequenceNumber());
    }

    private void showNotice() {
        project.drafts()
                .waitFor(undecided.values().stream()
                        .map(one -> one.draft().key())
                        .collect(Collectors.toSet()));
        getElement().executeJs("window.storycore.drafts.waiting($0)", List.copyOf(undecided.keySet()));
        notice.setVisible(!undecided.isEmpty());
        noticeText.setText(getTranslation("drafts.undecided", undecided.size()));
    }

    private static Icon icon(VaadinIcon symbol) {
        Icon icon = symbol.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
