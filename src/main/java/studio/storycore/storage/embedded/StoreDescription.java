package studio.storycore.storage.embedded;

import com.mongodb.ConnectionString;
import java.util.Objects;

/**
 * Which store the application uses, for people: without user names, passwords and options.
 *
 * @param kind  "embedded" or "MongoDB"
 * @param where the file, or the servers and the database
 */
public record StoreDescription(String kind, String where) {

    static StoreDescription of(EmbeddedStore store) {
        return new StoreDescription("embedded", store.file().toString());
    }

    static StoreDescription of(ConnectionString mongodb) {
        return new StoreDescription(
                "MongoDB",
                String.join(",", mongodb.getHosts()) + "/" + Objects.requireNonNullElse(mongodb.getDatabase(), "test"));
    }

    @Override
    public String toString() {
        return kind + " (" + where + ")";
    }
}
