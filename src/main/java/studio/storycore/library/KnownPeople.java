package studio.storycore.library;

import java.util.Optional;
import studio.storycore.account.Person;

/** The people who have an account here. */
interface KnownPeople {

    /** Looks someone up by the user name, as it was typed. */
    Optional<Person> find(String username);

    /** The same person with the rights of now; empty when the account is disabled or gone. */
    Optional<Person> now(Person person);
}
