package studio.storycore.storage.mongo;

import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import studio.storycore.storage.FoldedText;
import studio.storycore.storage.HeaderUpdate;
import studio.storycore.storage.Member;
import studio.storycore.storage.ProjectHeader;

/**
 * A header as a document. Reading never fails: a list of a thousand projects must not be lost to one damaged header, so
 * what is missing or of another type is read as empty.
 *
 * <p>The texts to sort and search by are stored folded beside the real ones; on the first level, of which the embedded
 * store reads single fields.
 */
final class HeaderFields {

    static final String ID = "_id";
    static final String SEQUENCE_NUMBER = "sequenceNumber";
    static final String OWNER = "owner";
    static final String MEMBERS = "members";
    static final String MEMBER_NAMES = "members.username";
    static final String SEQUENCES = "sequences";
    static final String SHOTS = "shots";
    static final String PHRASES = "phrases";
    static final String SIZE = "size";
    static final String UPDATED_AT = "updatedAt";
    static final String TRASHED_AT = "trashedAt";
    static final String FOLDED_ID = "foldedId";
    static final String FOLDED_NAME = "foldedName";
    static final String FOLDED_OWNER = "foldedOwner";
    static final String FOLDED_UPDATED_BY = "foldedUpdatedBy";

    private static final String NAME = "name";
    private static final String CREATED_AT = "createdAt";
    private static final String UPDATED_BY = "updatedBy";

    private HeaderFields() {}

    static BsonDocument document(ProjectHeader header) {
        Document document = new Document(ID, header.id())
                .append(SEQUENCE_NUMBER, header.sequenceNumber())
                .append(NAME, header.name())
                .append(OWNER, header.owner())
                .append(MEMBERS, members(header.members()))
                .append(SEQUENCES, header.sequences())
                .append(SHOTS, header.shots())
                .append(PHRASES, header.phrases())
                .append(SIZE, header.size())
                .append(CREATED_AT, Date.from(header.createdAt()))
                .append(UPDATED_BY, header.updatedBy())
                .append(UPDATED_AT, Date.from(header.updatedAt()))
                .append(FOLDED_ID, FoldedText.of(header.id()))
                .append(FOLDED_NAME, FoldedText.of(header.name()))
                .append(FOLDED_OWNER, FoldedText.of(header.owner()))
                .append(FOLDED_UPDATED_BY, FoldedText.of(header.updatedBy()));
        if (header.trashedAt() != null) {
            document.append(TRASHED_AT, Date.from(header.trashedAt()));
        }
        return document.toBsonDocument();
    }

    /** What a save changes; members and the trash are left alone. */
    static Bson changes(HeaderUpdate update) {
        return Updates.combine(
                Updates.set(SEQUENCE_NUMBER, update.sequenceNumber()),
                Updates.set(NAME, update.name()),
                Updates.set(FOLDED_NAME, FoldedText.of(update.name())),
                Updates.set(SEQUENCES, update.sequences()),
                Updates.set(SHOTS, update.shots()),
                Updates.set(PHRASES, update.phrases()),
                Updates.set(SIZE, update.size()),
                Updates.set(UPDATED_BY, update.updatedBy()),
                Updates.set(FOLDED_UPDATED_BY, FoldedText.of(update.updatedBy())),
                Updates.set(UPDATED_AT, Date.from(update.updatedAt())));
    }

    static List<Document> members(List<Member> members) {
        return members.stream()
                .map(member -> new Document("username", member.username())
                        .append("role", member.role().name()))
                .toList();
    }

    static ProjectHeader header(Document document) {
        String id = text(document, ID);
        String name = text(document, NAME);
        return new ProjectHeader(
                id,
                name.isEmpty() ? id : name,
                text(document, OWNER),
                membersIn(document),
                (int) number(document, SEQUENCES),
                (int) number(document, SHOTS),
                (int) number(document, PHRASES),
                number(document, SIZE),
                number(document, SEQUENCE_NUMBER),
                Optional.ofNullable(time(document, CREATED_AT)).orElse(Instant.EPOCH),
                text(document, UPDATED_BY),
                Optional.ofNullable(time(document, UPDATED_AT)).orElse(Instant.EPOCH),
                time(document, TRASHED_AT));
    }

    /** A member whose role is not known here has no rights here. */
    private static List<Member> membersIn(Document document) {
        List<Member> members = new ArrayList<>();
        if (document.get(MEMBERS) instanceof List<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Document member) {
                    for (Member.Role role : Member.Role.values()) {
                        if (role.name().equals(member.get("role"))) {
                            members.add(new Member(text(member, "username"), role));
                        }
                    }
                }
            }
        }
        return members;
    }

    private static String text(Document document, String field) {
        return document.get(field) instanceof String text ? text : "";
    }

    private static long number(Document document, String field) {
        return document.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable Instant time(Document document, String field) {
        return document.get(field) instanceof Date date ? date.toInstant() : null;
    }
}
