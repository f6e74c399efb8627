package studio.storycore.library;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import studio.storycore.account.Accounts;
import studio.storycore.account.Person;

@Configuration(proxyBeanMethods = false)
class LibraryConfiguration {

    @Bean
    KnownPeople knownPeople(Accounts accounts) {
        return new KnownPeople() {
            @Override
            public Optional<Person> find(String username) {
                return accounts.person(username);
            }

            @Override
            public Optional<Person> now(Person person) {
                return accounts.now(person);
            }
        };
    }
}
