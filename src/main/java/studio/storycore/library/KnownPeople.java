package studio.storycore.library;

import java.util.Optional;
import studio.storycore.account.Person;

/** Looks up people by their user names, as they were typed. */
@FunctionalInterface
interface KnownPeople {

    Optional<Person> find(String username);
}
