package studio.storycore.library;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.storycore.account.Accounts;

@Configuration(proxyBeanMethods = false)
class LibraryConfiguration {

    @Bean
    KnownPeople knownPeople(Accounts accounts) {
        return accounts::person;
    }
}
