package studio.storycore.account;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** The stored tickets. One is found by its {@code _id}; only taking away what has expired reads all of them. */
@Component
class TicketStore {

    private static final String ID = "_id";
    private static final String SECRET = "secret";
    private static final String ARRIVED = "arrived";
    private static final String EXPIRES = "expires";

    private final MongoOperations mongo;

    TicketStore(MongoOperations mongo) {
        this.mongo = mongo;
    }

    Optional<Ticket> find(String id) {
        return Optional.ofNullable(mongo.findById(id, Ticket.class));
    }

    void insert(Ticket ticket) {
        mongo.insert(ticket);
    }

    /** Puts another secret in the place of this one, which only one of several callers does. */
    boolean exchange(String id, String secret, String next, Instant now) {
        Update change = new Update()
                .set("before", secret)
                .set(SECRET, next)
                .set(ARRIVED, false)
                .set("exchangedAt", now);
        return changes(id, secret, change);
    }

    /** The browser has got this secret; tells whether it is the present one. */
    boolean arrived(String id, String secret) {
        return changes(id, secret, new Update().set(ARRIVED, true));
    }

    /** The ticket goes on until then; tells whether it is there. */
    boolean extend(String id, Instant expires) {
        return mongo.findAndModify(
                        new Query(where(ID).is(id)),
                        new Update().set(EXPIRES, expires),
                        FindAndModifyOptions.none(),
                        Ticket.class)
                != null;
    }

    void remove(String id) {
        mongo.remove(new Query(where(ID).is(id)), Ticket.class);
    }

    void removeExpired(Instant now) {
        mongo.remove(new Query(where(EXPIRES).lt(now)), Ticket.class);
    }

    private boolean changes(String id, String secret, Update change) {
        Query present = new Query(where(ID).is(id).and(SECRET).is(secret));
        return mongo.findAndModify(present, change, FindAndModifyOptions.none(), Ticket.class) != null;
    }
}
