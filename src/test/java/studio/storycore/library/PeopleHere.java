package studio.storycore.library;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.storycore.account.Person;

/** People as a test says: those with an account, by user name, who can be changed; or everyone, as they say they are. */
final class PeopleHere implements KnownPeople {

    private final Map<String, Optional<Person>> changed = new HashMap<>();
    private final Optional<List<Person>> known;

    /** Everyone has an account. */
    PeopleHere() {
        known = Optional.empty();
    }

    PeopleHere(List<Person> known) {
        this.known = Optional.of(known);
    }

    /** The account of someone is as this person from now on. */
    void become(Person person) {
        changed.put(person.username(), Optional.of(person));
    }

    void disable(Person person) {
        changed.put(person.username(), Optional.empty());
    }

    @Override
    public Optional<Person> find(String username) {
        String name = username.strip().toLowerCase(Locale.ROOT);
        return known.map(people -> people.stream()
                        .filter(person -> person.username().equals(name))
                        .findFirst())
                .orElse(Optional.of(new Person(name, name, false)));
    }

    @Override
    public Optional<Person> now(Person person) {
        return changed.getOrDefault(person.username(), Optional.of(person));
    }
}
