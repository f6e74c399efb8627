package studio.storycore.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;
import studio.storycore.contract.ProjectBson;
import studio.storycore.contract.ProjectJson;
import studio.storycore.edit.ReplaceProject;
import studio.storycore.project.Project;
import studio.storycore.storage.Projects;
import studio.storycore.storage.StorageBackend;
import studio.storycore.storage.UnreadableProject;
import studio.storycore.storage.embedded.EmbeddedStore;

class DamagedOnDiskTest {

    private static final ProjectJson JSON = new ProjectJson();

    @TempDir
    Path folder;

    @Test
    void aProjectWhoseBytesChangedOnTheDiskIsUnreadableAndTheOthersAreNot() throws IOException {
        // Large enough that each has a page of its own, which is read when it is asked for.
        Project damaged = Projects.withPrompts(Projects.newId(), 100, "needle ".repeat(50));
        Project sound = Projects.withPrompts(Projects.newId(), 100, "other ".repeat(50));
        try (EmbeddedStore store = EmbeddedStore.open(folder);
                MongoClient client = MongoStorageContract.client(store.connectionString())) {
            create(damaged, client);
            create(sound, client);
            create(Projects.withPrompts(Projects.newId(), 100, "third ".repeat(50)), client);
        }
        try (EmbeddedStore store = EmbeddedStore.open(folder);
                MongoClient client = MongoStorageContract.client(store.connectionString())) {
            String bytes = Files.readString(store.file(), StandardCharsets.ISO_8859_1);
            Files.writeString(store.file(), bytes.replace("needle", "noodle"), StandardCharsets.ISO_8859_1);

            assertThatExceptionOfType(UnreadableProject.class)
                    .isThrownBy(() -> backend(client).load(damaged.id()))
                    .satisfies(e -> assertThat(e.projectId()).isEqualTo(damaged.id()));
            assertThat(backend(client).load(sound.id())).isPresent();
        }
    }

    private static void create(Project project, MongoClient client) {
        backend(client)
                .create(
                        Projects.header(project, "ada"),
                        Projects.revision(project.id(), 1, new ReplaceProject(project)),
                        project);
    }

    private static StorageBackend backend(MongoClient client) {
        return new MongoStorageBackend(
                new MongoTemplate(client, "storycore"), JSON, new ProjectBson(JSON), Runnable::run);
    }
}
