package studio.storycore.view.project;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.signals.Signal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import studio.storycore.account.Person;
import studio.storycore.saving.Conflict;
import studio.storycore.saving.SaveState;
import studio.storycore.saving.SaveStatus;
import studio.storycore.workspace.OpenProject;

/**
 * Says at every moment what is true about saving. Other programs find it by the id {@code save-status} and read the
 * state in {@code data-status}, whose values are those of {@link SaveStatus#code()}.
 *
 * <p>The states differ in icon and words, not only in colour. Screen readers are told when the person pauses; the
 * seconds that count down to the next attempt are outside of what is read out.
 */
final class SaveBadge extends Div {

    private final OpenProject project;
    private final ProjectBarParts parts;
    private final SaveNow saveNow;
    private final Div icon = new Div();
    private final Span text = new Span();
    private final Span countdown = new Span();
    private final Div actions = new Div();
    private @Nullable SaveState shown;

    SaveBadge(OpenProject project, ProjectBarParts parts, SaveNow saveNow) {
        this.saveNow = saveNow;
        this.project = project;
        this.parts = parts;
        setId("save-status");
        addClassName("save-badge");
        icon.addClassName("save-icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        text.getElement().setAttribute("role", "status");
        text.getElement().setAttribute("aria-live", "polite");
        countdown.addClassName("save-countdown");
        actions.addClassName("save-actions");
        add(
                icon,
                text,
                countdown,
                actions,
                here(SaveStatus.OFFLINE, "offline", "save.offline"),
                here(SaveStatus.UNSAVED, "unsaved", "save.unsaved"),
                here(SaveStatus.UNSAVED, "waiting", "save.waiting"));
        Signal.effect(this, () -> show(project.saving().get()));
    }

    /** Everything is sent anew after a resynchronisation, and so must be the clock that runs in the browser. */
    @Override
    protected void onAttach(AttachEvent event) {
        if (shown != null) {
            count(shown);
        }
    }

    private void show(SaveState state) {
        if (state.equals(shown)) {
            return;
        }
        if (state.isAllSaved()) {
            saveNow.settled();
        }
        boolean sameStatus = shown != null && shown.status() == state.status();
        shown = state;
        getElement().setAttribute("data-status", state.status().code());
        text.setText(new SaveText(state, parts.reasons(), parts.scheduler().getClock(), this).sentence());
        if (!sameStatus || state.status() == SaveStatus.CONFLICT) {
            icon.removeAll();
            icon.add(icon(state.status()));
            actions.removeAll();
            if (state.status() == SaveStatus.ERROR) {
                actions.add(retry(), download());
            }
            state.conflict()
                    .filter(conflict -> state.status() == SaveStatus.CONFLICT)
                    .ifPresent(conflict -> actions.add(details(conflict)));
            actions.setVisible(actions.getComponentCount() > 0);
        }
        count(state);
    }

    /** What only the browser knows, shown by it instead of what the server says: see {@code save-badge.js}. */
    private Div here(SaveStatus status, String what, String text) {
        Div here = new Div(icon(status), new Span(getTranslation(text)));
        here.addClassName("save-here");
        here.getElement().setAttribute("data-for", what).setAttribute("role", "status");
        return here;
    }

    private void count(SaveState state) {
        Instant next = state.status() == SaveStatus.ERROR ? state.nextAttempt() : null;
        countdown.setVisible(next != null);
        if (next != null) {
            Duration left = Duration.between(parts.scheduler().getClock().instant(), next);
            countdown
                    .getElement()
                    .executeJs(
                            "window.storycore.countDown(this, $0, $1, $2)",
                            (double) left.toMillis(),
                            getTranslation("save.next-attempt"),
                            getTranslation("save.next-attempt.now"));
        }
    }

    private Button retry() {
        Button retry = new Button(getTranslation("save.retry"), click -> saveNow.save());
        retry.addThemeVariants(ButtonVariant.PRIMARY);
        return retry;
    }

    private Anchor download() {
        Person person = project.person();
        String id = project.id();
        DownloadHandler document = event -> parts.library().export(person, id, bytes -> {
            event.setFileName(id + ".json");
            event.setContentType("application/json");
            event.setContentLength(bytes.length);
            event.getOutputStream().write(bytes);
        });
        return new Anchor(document, AttachmentType.DOWNLOAD, getTranslation("save.download"));
    }

    private ConflictDetails details(Conflict conflict) {
        return new ConflictDetails(conflict, project.content().peek());
    }

    private static Icon icon(SaveStatus status) {
        return switch (status) {
            case IDLE, SAVED -> VaadinIcon.CHECK.create();
            case UNSAVED -> VaadinIcon.PENCIL.create();
            case SAVING -> VaadinIcon.REFRESH.create();
            case ERROR -> VaadinIcon.EXCLAMATION_CIRCLE.create();
            case OFFLINE -> VaadinIcon.CONNECT_O.create();
            case CONFLICT -> VaadinIcon.SPLIT.create();
        };
    }
}
