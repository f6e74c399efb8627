package studio.storycore.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;
import static studio.storycore.storage.mongo.HeaderFields.ID;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import studio.storycore.storage.FoldedText;
import studio.storycore.storage.HeaderQuery;
import studio.storycore.storage.HeaderUpdate;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;

/** The collection of headers: one small document for each project. */
final class Headers {

    static final String COLLECTION = "projects";

    /** Nobody searches for more, and the store refuses patterns beyond some length. */
    private static final int LONGEST_SEARCH = 200;

    private final MongoCollection<Document> headers;

    Headers(MongoCollection<Document> headers) {
        this.headers = headers;
    }

    /** Adds a header; one that is there already stays as it is. */
    void add(BsonDocument header) {
        try {
            headers.withDocumentClass(BsonDocument.class).insertOne(header);
        } catch (MongoWriteException e) {
            if (!MongoFailures.isDuplicateKey(e)) {
                throw e;
            }
        }
    }

    void update(HeaderUpdate update) {
        Bson project = eq(ID, update.projectId());
        boolean older = headers.updateOne(
                                and(project, lt(HeaderFields.SEQUENCE_NUMBER, update.sequenceNumber())),
                                HeaderFields.changes(update))
                        .getMatchedCount()
                > 0;
        if (!older) {
            headers.updateOne(
                    and(project, eq(HeaderFields.SEQUENCE_NUMBER, update.sequenceNumber())),
                    Updates.set(HeaderFields.SIZE, update.size()));
        }
    }

    boolean share(String projectId, List<Member> before, List<Member> members) {
        return headers.updateOne(
                                and(eq(ID, projectId), eq(HeaderFields.MEMBERS, HeaderFields.members(before))),
                                Updates.set(HeaderFields.MEMBERS, HeaderFields.members(members)))
                        .getMatchedCount()
                > 0;
    }

    void trash(String projectId, @Nullable Instant time) {
        headers.updateOne(
                eq(ID, projectId),
                time == null
                        ? Updates.unset(HeaderFields.TRASHED_AT)
                        : Updates.set(HeaderFields.TRASHED_AT, Date.from(time)));
    }

    Optional<ProjectHeader> find(String projectId) {
        return Optional.ofNullable(headers.find(eq(ID, projectId)).first()).map(HeaderFields::header);
    }

    List<ProjectHeader> page(HeaderQuery query) {
        return headers.find(filter(query))
                .sort(sort(query))
                .skip(query.offset())
                .limit(query.limit())
                .map(HeaderFields::header)
                .into(new ArrayList<>());
    }

    long count(HeaderQuery query) {
        return headers.countDocuments(filter(query));
    }

    /** The sums of the sizes by owner; by the index of the owners. */
    Map<String, Long> sizes(Collection<String> owners) {
        Map<String, Long> sizes = new HashMap<>();
        headers.find(in(HeaderFields.OWNER, owners))
                .projection(include(HeaderFields.OWNER, HeaderFields.SIZE))
                .map(HeaderFields::header)
                .forEach(header -> sizes.merge(header.owner(), header.size(), Long::sum));
        return sizes;
    }

    /** Reads next to nothing, but from the primary, with the rights and the login that everything else needs. */
    void ping() {
        headers.find(eq(ID, "")).first();
    }

    private static Bson filter(HeaderQuery query) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(query.trashed() ? ne(HeaderFields.TRASHED_AT, null) : eq(HeaderFields.TRASHED_AT, null));
        query.visibleTo()
                .ifPresent(person ->
                        conditions.add(or(eq(HeaderFields.OWNER, person), eq(HeaderFields.MEMBER_NAMES, person))));
        if (!query.text().isEmpty()) {
            String part = literally(FoldedText.of(query.text()));
            conditions.add(or(
                    regex(HeaderFields.FOLDED_NAME, part),
                    regex(HeaderFields.FOLDED_ID, part),
                    regex(HeaderFields.FOLDED_OWNER, part)));
        }
        return and(conditions);
    }

    /** A pattern that matches exactly this text, for Java and for PCRE. A pattern cannot hold a NUL as it is. */
    private static String literally(String text) {
        StringBuilder pattern = new StringBuilder();
        text.codePoints().limit(LONGEST_SEARCH).forEach(character -> {
            if (character == 0) {
                pattern.append("\\x00");
            } else if (character < 128 && !Character.isLetterOrDigit(character)) {
                pattern.append('\\').appendCodePoint(character);
            } else {
                pattern.appendCodePoint(character);
            }
        });
        return pattern.toString();
    }

    private static Bson sort(HeaderQuery query) {
        String field = switch (query.order()) {
            case NAME -> HeaderFields.FOLDED_NAME;
            case OWNER -> HeaderFields.FOLDED_OWNER;
            case SEQUENCES -> HeaderFields.SEQUENCES;
            case SHOTS -> HeaderFields.SHOTS;
            case PHRASES -> HeaderFields.PHRASES;
            case SIZE -> HeaderFields.SIZE;
            case UPDATED_BY -> HeaderFields.FOLDED_UPDATED_BY;
            case UPDATED_AT -> HeaderFields.UPDATED_AT;
        };
        return Sorts.orderBy(
                query.descending() ? Sorts.descending(field) : Sorts.ascending(field), Sorts.ascending(ID));
    }
}
