package studio.storycore.token;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * The stored access tokens. A call finds its token by {@code _id}, the hash; only a person's list of their own reads all
 * tokens, of which there are few.
 */
@Component
class AccessTokenStore {

    private static final String ID = "_id";
    private static final String USERNAME = "username";
    private static final String LAST_USED = "lastUsedAt";

    private final MongoOperations mongo;

    AccessTokenStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<AccessToken> find(String id) {
        return Optional.ofNullable(mongo.findById(id, AccessToken.class));
    }

    void insert(AccessToken token) {
        mongo.insert(token);
    }

    /** Those of a person, the newest first. */
    List<AccessToken> of(String username) {
        Sort newestFirst = Sort.by(Sort.Order.desc("createdAt"), Sort.Order.asc(ID));
        return mongo.find(new Query(where(USERNAME).is(username)).with(newestFirst), AccessToken.class);
    }

    /** @return false if the person has no such token */
    boolean remove(String username, String id) {
        Criteria own = where(ID).is(id).and(USERNAME).is(username);
        return mongo.remove(new Query(own), AccessToken.class).getDeletedCount() > 0;
    }

    /** Notes when a token was used, unless another call has since it was read. */
    void used(AccessToken token, Instant now) {
        Criteria asRead = where(ID).is(token.id()).and(LAST_USED).is(token.lastUsedAt());
        mongo.updateFirst(new Query(asRead), new Update().set(LAST_USED, now), AccessToken.class);
    }
}
