package studio.storycore.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.TaskScheduler;
import studio.storycore.FakeTime;

class EmbeddedStoreConfigurationTest {

    @TempDir
    Path folder;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MongoAutoConfiguration.class, DataMongoAutoConfiguration.class))
            .withUserConfiguration(EmbeddedStoreConfiguration.class)
            .withBean(TaskScheduler.class, FakeTime::new);

    /** Like the application's last flush: uses the client as long as it is there. */
    record LastWrite(MongoClient client) implements AutoCloseable {
        @Override
        public void close() {
            client.getDatabase(EmbeddedStore.DATABASE).getCollection("c").insertOne(new Document("_id", "last"));
        }
    }

    @Test
    void withoutAnAddressTheClientUsesTheEmbeddedStoreWhichClosesAfterIt() {
        application
                .withPropertyValues("storycore.data-dir=" + folder, "spring.mongodb.uri=")
                .withBean(LastWrite.class)
                .run(context -> {
                    context.getBean(MongoTemplate.class).insert(new Document("_id", 1), "c");
                    assertThat(context.getBean(MongoTemplate.class).count(new Query(), "c"))
                            .isOne();
                    assertThat(context.getBean(StoreDescription.class))
                            .isEqualTo(new StoreDescription(
                                    "embedded",
                                    folder.toRealPath()
                                            .resolve("storycore.store")
                                            .toString()));
                    assertThat(folder.resolve("storycore.store")).exists();
                });
        try (StoreFixture fixture = new StoreFixture(folder)) {
            assertThat(fixture.collection("c").countDocuments()).isEqualTo(2);
        }
    }

    @Test
    void withAnAddressTheStoreIsThatMongoDbAndNoCredentialIsShown() {
        application
                .withPropertyValues(
                        "storycore.data-dir=" + folder.resolve("none"),
                        "spring.mongodb.uri=mongodb://ada:secret@db.example:27018,db2.example/films?authSource=admin")
                .run(context -> {
                    assertThat(context).hasSingleBean(MongoClient.class).doesNotHaveBean(EmbeddedStore.class);
                    assertThat(context.getBean(StoreDescription.class).toString())
                            .isEqualTo("MongoDB (db.example:27018,db2.example/films)");
                    assertThat(folder.resolve("none")).doesNotExist();
                });
    }

    @Test
    void aFolderInUseIsToldInOneLineWithWhatToDo() {
        try (EmbeddedStore store = EmbeddedStore.open(folder)) {
            assertThat(store.hasFailed()).isFalse();
            application.withPropertyValues("storycore.data-dir=" + folder).run(context -> {
                FailureAnalysis analysis = new StoreNotOpenedAnalyzer().analyze(context.getStartupFailure());
                assertThat(analysis.getDescription())
                        .startsWith("The data folder " + folder.toRealPath()
                                + " is in use by another running StoryCore Studio")
                        .doesNotContain("\n");
                assertThat(analysis.getAction()).contains("storycore.data-dir");
            });
            assertThatThrownBy(() -> EmbeddedStore.open(folder)).isInstanceOf(StoreNotOpened.class);
        }
    }
}
