package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.Duration;
import studio.storycore.saving.Conflict;
import studio.storycore.saving.SaveState;

/** The words for a state of saving, on the page of the current UI. */
public record SaveText(SaveState state, Reasons reasons, Clock clock, Component place) {

    public String sentence() {
        return switch (state.status()) {
            case IDLE -> idle();
            case UNSAVED -> place.getTranslation("save.unsaved");
            case SAVING ->
                state.attempt() > 1
                        ? place.getTranslation("save.saving-again", state.attempt(), state.maxAttempts())
                        : place.getTranslation("save.saving");
            case SAVED -> place.getTranslation("save.saved");
            case ERROR -> error();
            case OFFLINE -> place.getTranslation("save.offline");
            case CONFLICT ->
                place.getTranslation(
                        "save.conflict",
                        state.conflict().map(Conflict::otherAuthor).orElse(""));
        };
    }

    private String idle() {
        String time = BrowserTime.of(UI.getCurrent()).timeOrDate(state.savedAt(), clock.instant());
        return place.getTranslation("save.idle", time);
    }

    private String error() {
        return state.failure() == null
                ? notSaved()
                : place.getTranslation(
                        "save.error.because",
                        notSaved(),
                        reasons.of(state.failure(), UI.getCurrent().getLocale()));
    }

    /** How long the oldest edit waits. Renewed with each attempt to save, so the smallest unit is a minute. */
    private String notSaved() {
        Duration age =
                state.unsavedSince() == null ? Duration.ZERO : Duration.between(state.unsavedSince(), clock.instant());
        if (age.toMinutes() < 1) {
            return place.getTranslation("save.error");
        }
        return age.toHours() < 1
                ? place.getTranslation("save.error.minutes", age.toMinutes())
                : place.getTranslation("save.error.hours", age.toHours(), age.toMinutesPart());
    }
}
