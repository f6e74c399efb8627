package studio.storycore.storage.mongo;

import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import studio.storycore.contract.ProjectBson;
import studio.storycore.contract.ProjectJson;
import studio.storycore.storage.StorageBackend;

/**
 * Keeps projects in MongoDB or the embedded store, unless another {@link StorageBackend} is declared. An
 * auto-configuration, because only these are looked at after all other beans are known.
 */
@AutoConfiguration
class MongoStorageConfiguration {

    @Bean
    @ConditionalOnMissingBean(StorageBackend.class)
    StorageBackend mongoStorageBackend(
            MongoOperations mongo,
            ProjectJson json,
            ProjectBson bson,
            @Qualifier("storeExecutor") Executor background) {
        return new MongoStorageBackend(mongo, json, bson, background);
    }

    @Bean
    MongoClientSettingsBuilderCustomizer mongoClientDefaults() {
        return new MongoClientDefaults();
    }
}
