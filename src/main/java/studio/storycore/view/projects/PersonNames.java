package studio.storycore.view.projects;

import com.mongodb.MongoException;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import studio.storycore.account.Accounts;
import studio.storycore.account.Person;

/** How people are shown to others: by their display names. Safe for use by any thread. */
@Component
public class PersonNames {

    private final Accounts accounts;

    PersonNames(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The display name; the user name when there is no such account any more or the store does not answer. */
    public String of(String username) {
        try {
            return accounts.person(username).map(Person::displayName).orElse(username);
        } catch (DataAccessException | MongoException silent) {
            return username;
        }
    }

    /** People whose name or user name contains the text, at most {@code limit}; nobody for who is no administrator. */
    List<Person> search(Person acting, String text, int limit) {
        return acting.administrator() ? accounts.people(text, limit) : List.of();
    }
}
