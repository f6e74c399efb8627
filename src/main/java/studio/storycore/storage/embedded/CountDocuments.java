package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;

/**
 * Counting as drivers ask for it: an aggregation that matches, perhaps skips and limits, and then adds up ones. Run as
 * an aggregation it would decode every document in full; as a count it reads what the filter names.
 *
 * @param command the count that asks for the same
 */
record CountDocuments(Document command) {

    private static final Document ONES = new Document("_id", 1).append("n", new Document("$sum", 1));

    /** What an aggregation counts, if that is all it does. */
    static Optional<CountDocuments> of(Document aggregate) {
        if (!(aggregate.get("aggregate") instanceof String collection)
                || !(aggregate.get("pipeline") instanceof List<?> stages)) {
            return Optional.empty();
        }
        Document count = new Document("count", collection);
        boolean adds = false;
        for (int i = 0; i < stages.size(); i++) {
            if (adds || !(stages.get(i) instanceof Document stage) || stage.size() != 1) {
                return Optional.empty();
            }
            String name = stage.keySet().iterator().next();
            Object value = stage.get(name);
            if (i == 0 && name.equals("$match")) {
                count.append("query", value);
            } else if (name.equals("$skip") && !count.containsKey("skip") && !count.containsKey("limit")) {
                count.append("skip", value);
            } else if (name.equals("$limit") && !count.containsKey("limit")) {
                count.append("limit", value);
            } else if (name.equals("$group") && ONES.equals(value)) {
                adds = true;
            } else {
                return Optional.empty();
            }
        }
        return adds ? Optional.of(new CountDocuments(count)) : Optional.empty();
    }

    /** The answer of the aggregation, made from the answer of the count. */
    Document answer(String database, Document count) {
        int n = ((Number) count.get("n")).intValue();
        List<Document> batch = n == 0 ? List.of() : List.of(new Document("_id", 1).append("n", n));
        String namespace = database + "." + command.get("count");
        return new Document(
                        "cursor", new Document("id", 0L).append("ns", namespace).append("firstBatch", batch))
                .append("ok", 1.0);
    }
}
