package studio.storycore.view.project;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.popover.Popover;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import studio.storycore.edit.AuthoredEdit;
import studio.storycore.edit.ProjectEdit;
import studio.storycore.edit.SetShotText;
import studio.storycore.saving.SaveState;
import studio.storycore.saving.SaveStatus;
import studio.storycore.storage.FaultyStorageBackend.Call;
import studio.storycore.storage.FaultyStorageBackend.Gate;
import studio.storycore.storage.Revision;
import studio.storycore.storage.StorageFailure;
import studio.storycore.view.ViewTest;

/** The badge says at every moment what is true about saving. */
class SaveBadgeTest extends ProjectPageTest {

    @Autowired
    private Reasons reasons;

    @Test
    void anOpenedProjectIsSavedAndSaysSince() {
        open("shots");
        assertThat(status()).isEqualTo("idle");
        assertThat(words()).matches("Saved \\d\\d:\\d\\d");
        assertThat(badge().getId()).hasValue("save-status");
    }

    @Test
    void theBadgeFollowsAnEditFromUnsavedOverSavingToSaved() {
        open("shots/" + FIRST);
        Gate save = store.hold(Call.APPEND);

        type(area("Prompt"), "Fog lies over the harbour, a bell rings far away");
        assertThat(status()).isEqualTo("unsaved");
        assertThat(words()).isEqualTo("Unsaved changes");

        save.awaitArrival();
        await(() -> assertThat(status()).isEqualTo("saving"));

        save.release();
        await(() -> assertThat(status()).isIn("saved", "idle"));
        assertThat(stored().shot(FIRST).orElseThrow().prompt()).startsWith("Fog lies");
    }

    @Test
    void savedIsNotSaidBeforeAnEditDuringTheSaveIsSavedAsWell() {
        open("shots/" + FIRST);
        Gate first = store.hold(Call.APPEND);
        Gate second = store.hold(Call.APPEND);
        type(area("Prompt"), "The first version of this prompt");
        first.awaitArrival();
        type(area("Prompt"), "The second version of this prompt");

        first.release();
        second.awaitArrival();
        await(() -> assertThat(status()).isEqualTo("saving"));

        second.release();
        await(() -> assertThat(status()).isIn("saved", "idle"));
        assertThat(stored().shot(FIRST).orElseThrow().prompt()).startsWith("The second");
    }

    @Test
    void aStoreThatIsDownIsToldWithReasonAndWhatCanBeDone() throws IOException {
        open("shots/" + FIRST);
        store.goDown();
        type(area("Prompt"), "Written while the store is down");

        await(() -> assertThat(status()).isEqualTo("error"));
        assertThat(words()).contains("Not saved: the database does not answer.");
        assertThat(_find(badge(), Button.class, spec -> spec.withText("Retry now")))
                .hasSize(1);
        assertThat(_find(badge(), Anchor.class, spec -> spec.withText("Download a copy")))
                .hasSize(1);
        library.export(
                ada,
                id,
                document -> assertThat(new String(document, StandardCharsets.UTF_8))
                        .as("the copy has what is not saved")
                        .contains("Written while the store is down"));
    }

    @Test
    void howLongTheOldestEditWaitsIsToldInMinutesAndHours() {
        assertThat(notSavedFor(Duration.ofSeconds(59))).isEqualTo("Not saved: the database does not answer.");
        assertThat(notSavedFor(Duration.ofSeconds(200)))
                .isEqualTo("Not saved for 3 min: the database does not answer.");
        assertThat(notSavedFor(Duration.ofMinutes(125)))
                .isEqualTo("Not saved for 2 h 5 min: the database does not answer.");

        UI.getCurrent().setLocale(Locale.FRENCH);
        assertThat(notSavedFor(Duration.ofMinutes(3)))
                .isEqualTo("Non enregistré depuis 3 min\u00a0: la base de données ne répond pas.");
    }

    private String notSavedFor(Duration age) {
        Instant now = Instant.parse("2026-03-01T09:00:00Z");
        SaveState state = new SaveState(
                SaveStatus.ERROR,
                0,
                3,
                Instant.EPOCH,
                now.minus(age),
                now.plusSeconds(30),
                StorageFailure.Kind.UNAVAILABLE,
                Optional.empty());
        return new SaveText(state, reasons, Clock.fixed(now, ZoneOffset.UTC), new Div()).sentence();
    }

    @Test
    void retryNowSavesAsSoonAsTheStoreIsBack() {
        open("shots/" + FIRST);
        store.goDown();
        type(area("Prompt"), "Written while the store is down");
        await(() -> assertThat(status()).isEqualTo("error"));

        store.comeBack();
        _find(badge(), Button.class, spec -> spec.withText("Retry now")).forEach(button -> _click(button));

        await(() -> assertThat(status()).isIn("saved", "idle"));
        assertThat(stored().shot(FIRST).orElseThrow().prompt()).startsWith("Written while");
    }

    @Test
    void saveNowReportsWhatReallyHappened() {
        open("shots/" + FIRST);
        store.goDown();
        type(area("Prompt"), "Written while the store is down");
        _click(_get(Button.class, spec -> spec.withText("Save now")));
        await(() -> assertThat(messages()).contains("Not saved yet"));

        store.comeBack();
        _click(_get(Button.class, spec -> spec.withText("Save now")));
        await(() -> assertThat(messages()).contains("Saved at "));
    }

    @Test
    void aMergeWithAnotherServersChangeOfTheSameFieldTellsWhoAndWhat() {
        open("shots/" + FIRST);
        ProjectEdit theirs = new SetShotText(FIRST, SetShotText.Text.PROMPT, "Written on another server");
        store.before(
                Call.APPEND,
                () -> store.append(new Revision(
                        id,
                        project().savedSequenceNumber() + 1,
                        "their revision",
                        "grace",
                        Instant.EPOCH,
                        List.of(new AuthoredEdit("their edit", "grace", Instant.EPOCH, theirs)))));
        type(area("Prompt"), "Written here at the same moment");

        await(() -> assertThat(status()).isEqualTo("conflict"));
        assertThat(words()).contains("Merged with the change by grace");
        assertThat(textOf(_get(Popover.class))).contains("Shot 1: prompt", "history");
        assertThat(area("Prompt").getValue()).isEqualTo("Written here at the same moment");
    }

    private static String messages() {
        return _find(Notification.class).stream()
                .map(message -> textOf(message))
                .reduce("", String::concat);
    }

    /** What the server says, without what the browser may say instead. */
    private static String words() {
        return badge().getChildren()
                .filter(part -> !part.hasClassName("save-here"))
                .map(ViewTest::textOf)
                .collect(Collectors.joining());
    }
}
