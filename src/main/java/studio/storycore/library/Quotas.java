package studio.storycore.library;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import studio.storycore.access.Right;
import studio.storycore.account.Person;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.StorageFailure;

/**
 * How much people's projects take of the store. Beyond the limit nothing is added: no new project, no copy, no import, and
 * no whole document that is larger than the one before. Edits are never refused, so nothing that was typed is lost.
 *
 * <p>Methods throw {@link StorageFailure} when the store does not answer. Safe for use by any thread.
 */
@Component
@EnableConfigurationProperties(QuotaSettings.class)
public class Quotas {

    private final ProjectPersistenceService persistence;
    private final KnownPeople people;
    private final long limit;

    Quotas(ProjectPersistenceService persistence, KnownPeople people, QuotaSettings settings) {
        this.persistence = persistence;
        this.people = people;
        this.limit = settings.perPerson().toBytes();
    }

    /** Of the acting person's own projects. */
    public Quota of(Person person) {
        return ofOwner(person.username());
    }

    /** What the projects of these people take, in bytes, by user name; for administrators. */
    public Map<String, Long> used(Person administrator, Collection<String> usernames) {
        if (people.now(administrator).filter(Person::administrator).isEmpty()) {
            throw new NotPermitted(Right.OWN);
        }
        return persistence.sizes(usernames);
    }

    /** @throws QuotaReached when the projects of this owner take all that they may */
    void requireRoom(String owner) {
        if (limit > 0) {
            Quota quota = ofOwner(owner);
            if (quota.isReached()) {
                throw new QuotaReached(quota);
            }
        }
    }

    private Quota ofOwner(String owner) {
        return new Quota(persistence.sizes(List.of(owner)).getOrDefault(owner, 0L), limit);
    }
}
