package studio.storycore.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The sign-in ticket of one browser as it is stored, from one log-in to the end of it. The browser shows a secret with it,
 * of which only the hash is kept here, and which is another one after each use.
 *
 * @param mark       of the account's password and of its log-outs everywhere, when the ticket was given
 * @param secret     the hash of the secret that the browser should have now
 * @param before     the hash of the one that it was exchanged for; null before the first use
 * @param arrived    whether the browser has shown that it has got the present secret
 * @param exchangedAt when the present secret was given
 * @param expires    when the ticket ends unless its person does something
 */
@Document("tickets")
record Ticket(
        @Id String id,
        String username,
        int mark,
        String secret,
        @Nullable String before,
        boolean arrived,
        Instant exchangedAt,
        Instant expires) {

    /** Never with the hashes, wherever it may be printed. */
    @Override
    public String toString() {
        return "ticket of " + username;
    }
}
