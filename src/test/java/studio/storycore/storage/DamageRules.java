package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.storycore.edit.RenameProject;
import studio.storycore.project.Project;

/** What is stored and makes no sense is reported, handed out and never touched. */
interface DamageRules extends StoreUnderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rubbish\": [1, {\"$date\": \"no date\"}]}",
                "{}",
                "[\"no object\"]",
                "null",
                "{\"id\": \"ID\", \"name\": \"n\", \"schemaVersion\": \"2.0\", \"sequences\": [], \"shots\": [], \"audioPhrases\": [],"
                        + " \"generationHistory\": [], \"capabilities\": {\"gridGeneration\": true, \"promotionEngine\": true,"
                        + " \"qaEngine\": true, \"autofixEngine\": true, \"voiceGeneration\": true}, \"future\": 1}"
            })
    default void aDamagedDocumentIsReportedHandedOutAndNeverTouched(String json) {
        Project project = created(2);
        String stored = json.replace("ID", project.id());
        damageDocument(project.id(), stored);
        String before = fingerprint(project.id());

        assertThatExceptionOfType(UnreadableProject.class)
                .isThrownBy(() -> store().load(project.id()))
                .satisfies(e -> assertThat(e.projectId()).isEqualTo(project.id()))
                .satisfies(e -> assertThat(e.getCause()).isNotNull());

        assertThat(json(store().raw(project.id()).orElseThrow())).isEqualTo(json(stored.getBytes()));
        assertThat(fingerprint(project.id())).isEqualTo(before);
        assertThat(store().header(project.id())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"shot.teleport\", \"shotId\": \"shot-1\"}}]",
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"project.rename\", \"name\": \"n\", \"since\": \"2.0\"}}]",
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"shot.duration\", \"shotId\": \"shot-1\", \"seconds\": -1}}]",
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"shot.duration\", \"shotId\": \"gone\", \"seconds\": 1}}]",
                "[{\"id\": \"e\", \"author\": \"a\", \"at\": \"2026-01-01T00:00:00Z\", \"edit\": {\"edit\": \"shot.duration\", \"shotId\": \"shot-1\"}}]",
                "[]",
                "\"text\""
            })
    default void aRevisionThatIsDamagedOrOfANewerVersionIsReportedAndNeverTouched(String edits) {
        Project project = created(2);
        store().append(Projects.revision(project.id(), 2, new RenameProject("two")));
        damageEdits(project.id(), 2, edits);
        String before = fingerprint(project.id());

        assertThatExceptionOfType(UnreadableProject.class).isThrownBy(() -> store().load(project.id()));

        assertThat(json(store().raw(project.id()).orElseThrow())).isEqualTo(JSON.tree(project));
        assertThat(fingerprint(project.id())).isEqualTo(before);
    }

    @Test
    default void whatIsNotThereIsNotFound() {
        assertThat(store().load(Projects.newId())).isEmpty();
        assertThat(store().raw(Projects.newId())).isEmpty();
        assertThat(store().header(Projects.newId())).isEmpty();
    }

    @Test
    default void theStoreAnswersAPing() {
        store().ping();
    }
}
