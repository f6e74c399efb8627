package studio.storycore.api;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import studio.storycore.storage.FaultyStorageBackend;
import studio.storycore.storage.StorageBackend;

/** Puts a store whose calls can fail before the real one. */
@TestConfiguration(proxyBeanMethods = false)
class FaultyStore {

    @Bean
    static BeanPostProcessor faults() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof StorageBackend store ? new FaultyStorageBackend(store) : bean;
            }
        };
    }
}
