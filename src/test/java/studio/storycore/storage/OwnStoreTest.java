package studio.storycore.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import studio.storycore.account.SignedIn;
import studio.storycore.library.ProjectLibrary;

/** The example of {@code docs/own-store.md}: a bean of one's own replaces the store. */
@SpringBootTest
@DirtiesContext
class OwnStoreTest {

    @TempDir
    static Path data;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("storycore.data-dir", data::toString);
        registry.add("storycore.admin.password", () -> "the first password");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class OwnStoreConfiguration {

        @Bean
        StorageBackend storage() {
            return new InMemoryStorageBackend();
        }
    }

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ProjectLibrary library;

    @Test
    void aStoreOfOnesOwnReplacesTheOneForMongoDb() {
        assertThat(application.getBeansOfType(StorageBackend.class))
                .containsOnlyKeys("storage")
                .allSatisfy((name, store) -> assertThat(store).isInstanceOf(InMemoryStorageBackend.class));
    }

    @Test
    void projectsAreKeptInIt() {
        ProjectHeader created = library.create(SignedIn.account(application, "ada"), "Nightfall");

        assertThat(application.getBean(StorageBackend.class).load(created.id()))
                .map(stored -> stored.newest().name())
                .contains("Nightfall");
    }
}
