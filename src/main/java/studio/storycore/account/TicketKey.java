package studio.storycore.account;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.stereotype.Component;

/**
 * The secret with which the next secret of a ticket is made, and that known browsers are signed with. It is made once and
 * kept in the store, so that it is the same after a restart and on every server. Whoever removes it there and restarts makes
 * all tickets worthless.
 */
@Component
class TicketKey {

    private static final String ID = "session-ticket";
    private static final int BYTES = 32;

    @Document("secrets")
    private record Secret(@Id String id, String value) {}

    private final MongoOperations mongo;
    private volatile @Nullable String value;

    TicketKey(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** @throws DataAccessException when the store does not answer and it was never read before */
    String get() {
        String known = value;
        if (known == null) {
            known = readOrMake();
            value = known;
        }
        return known;
    }

    private String readOrMake() {
        Secret kept = mongo.findById(ID, Secret.class);
        if (kept != null) {
            return kept.value;
        }
        try {
            return mongo.insert(new Secret(ID, new Base64StringKeyGenerator(BYTES).generateKey())).value;
        } catch (DuplicateKeyException anotherServerWasFaster) {
            return readOrMake();
        }
    }
}
