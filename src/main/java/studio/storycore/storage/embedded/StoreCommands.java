package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides for each command whether it needs a login, reads or writes, and turns what goes wrong into an answer. */
final class StoreCommands {

    private static final Logger log = LoggerFactory.getLogger(StoreCommands.class);

    /** Those that tell about the server and touch no data. */
    private static final Set<String> ABOUT_THE_SERVER = Set.of("ismaster", "hello", "ping", "buildinfo", "whatsmyuri");

    private static final Set<String> WRITING = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    /**
     * A client leaves a document of this size room for the command around it, 16 KB, and the library's decoder takes
     * no more than 16 MB in all.
     */
    private static final int LARGEST_DOCUMENT = StoredBson.LARGEST - 16 * 1024;

    /** The code with which a MongoDB server that is in no replica set refuses change streams. */
    private static final int NO_CHANGE_STREAMS = 40573;

    /** Code of MongoDB's {@code CommandNotSupported}. */
    private static final int NOT_SUPPORTED = 115;

    /** Code of MongoDB's {@code UnknownError}. */
    private static final int UNKNOWN_ERROR = 8;

    private final StoreEngine engine;
    private final Login login;

    StoreCommands(StoreEngine engine, Login login) {
        this.engine = engine;
        this.login = login;
    }

    /** Never throws. */
    Document answer(Channel channel, String database, Document command) {
        String name = command.isEmpty() ? "" : command.keySet().iterator().next();
        try {
            return run(channel, database, name, command);
        } catch (StoreFailed e) {
            return error(e).append("errorLabels", e.labels());
        } catch (MongoServerException e) {
            return error(e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Not the message: it may quote what people wrote.
            log.warn(
                    "The embedded store could not run {}: {}",
                    name,
                    e.getClass().getName());
            log.debug("Because of", e);
            return error(new MongoServerError(UNKNOWN_ERROR, "UnknownError", "internal error: " + e));
        }
    }

    private Document run(Channel channel, String database, String name, Document command) {
        String kind = name.toLowerCase(Locale.ROOT);
        if (ABOUT_THE_SERVER.contains(kind)) {
            // The library knows this command, which health checks send, only by its former name.
            String known = kind.equals("hello") ? "ismaster" : name;
            Document about = engine.backend().handleCommand(channel, database, known, command);
            about.computeIfPresent("maxBsonObjectSize", (field, size) -> LARGEST_DOCUMENT);
            return about;
        }
        if (kind.equals("saslstart")) {
            return login.start(channel, command);
        }
        login.require(channel);
        if (command.containsKey("collation")) {
            throw new MongoServerError(NOT_SUPPORTED, "CommandNotSupported", "there are no collations here");
        }
        if (hasStage(kind, command, "$changeStream")) {
            throw new MongoServerError(NO_CHANGE_STREAMS, "there are no change streams here, as without a replica set");
        }
        return WRITING.contains(kind) || hasStage(kind, command, "$out") || hasStage(kind, command, "$merge")
                ? engine.write(backend -> backend.handleCommand(channel, database, name, command))
                : engine.read(database, backend -> backend.handleCommand(channel, database, name, command));
    }

    private static boolean hasStage(String kind, Document command, String stage) {
        return kind.equals("aggregate")
                && command.get("pipeline") instanceof Collection<?> stages
                && stages.stream().anyMatch(part -> part instanceof Document document && document.containsKey(stage));
    }

    private static Document error(MongoServerException e) {
        Document answer = new Document("ok", 0.0).append("errmsg", e.getMessageWithoutErrorCode());
        if (e instanceof MongoServerError error) {
            answer.append("code", error.getCode());
            answer.putIfNotNull("codeName", error.getCodeName());
        } else {
            answer.append("code", UNKNOWN_ERROR);
        }
        return answer;
    }

    /** Forgets what was kept for a connection. */
    void closed(Channel channel) {
        engine.backend().handleClose(channel);
    }
}
