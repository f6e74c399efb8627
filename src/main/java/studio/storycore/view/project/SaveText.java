package studio.storycore.view.project;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.time.Clock;
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
        if (state.savedAt() == null) {
            return place.getTranslation("save.saved");
        }
        String time = BrowserTime.of(UI.getCurrent()).timeOrDate(state.savedAt(), clock.instant());
        return place.getTranslation("save.idle", time);
    }

    private String error() {
        return state.failure() == null
                ? place.getTranslation("save.error")
                : place.getTranslation("save.error") + ": "
                        + reasons.of(state.failure(), UI.getCurrent().getLocale());
    }
}
