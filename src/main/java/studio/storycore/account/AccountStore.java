package studio.storycore.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The stored accounts. One account is found by its {@code _id}; changes set single fields, so that two of them at the
 * same moment do not undo each other. Lists read all accounts, of which there are few.
 */
@Component
class AccountStore {

    private static final String ID = "_id";

    private final MongoOperations mongo;

    AccountStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Account> find(String username) {
        return Optional.ofNullable(mongo.findById(username, Account.class));
    }

    /** @return false if there is an account with this name already */
    boolean insert(Account account) {
        try {
            mongo.insert(account);
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** @return the account after the change; empty if there is none with this name */
    Optional<Account> change(String username, Update change) {
        Update counted = change.inc("version", 1);
        FindAndModifyOptions after = FindAndModifyOptions.options().returnNew(true);
        return Optional.ofNullable(mongo.findAndModify(byId(username), counted, after, Account.class));
    }

    /** Those whose username or display name contains the text, by username. */
    List<Account> list(String text, int offset, int limit) {
        return mongo.find(containing(text).with(Sort.by(ID)).skip(offset).limit(limit), Account.class);
    }

    long count(String text) {
        return mongo.count(containing(text), Account.class);
    }

    /** Those who can sign in and look after accounts. */
    long countAdministrators() {
        return mongo.count(
                new Query(where("administrator").is(true).and("enabled").is(true)), Account.class);
    }

    boolean isEmpty() {
        return mongo.find(new Query().limit(1), Account.class).isEmpty();
    }

    private static Query byId(String username) {
        return new Query(where(ID).is(username));
    }

    private static Query containing(String text) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            return new Query();
        }
        Pattern pattern = Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE);
        return new Query(new Criteria()
                .orOperator(where(ID).regex(pattern), where("displayName").regex(pattern)));
    }
}
