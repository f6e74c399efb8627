package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.backend.DocumentComparator;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows that a query means. An index is used as soon as the query fixes its keys, whatever else it asks: the
 * candidates it gives are then matched against the whole query. Without one every document is read, though only the
 * fields that the query names.
 */
final class RowSearch {

    /** Decodes some fields of the document in a row. */
    interface Decoder {
        Document decode(long row, byte[] stored, Predicate<String> wanted);
    }

    private record Candidate(long row, Document fields) {}

    private final MVMap<Long, byte[]> documents;
    private final Decoder decoder;
    private final BiPredicate<Document, Document> matcher;

    /** @param matcher whether a document matches a query */
    RowSearch(MVMap<Long, byte[]> documents, Decoder decoder, BiPredicate<Document, Document> matcher) {
        this.documents = documents;
        this.decoder = decoder;
        this.matcher = matcher;
    }

    /** @param limit at the most; 0 for all */
    long[] rows(Collection<Index<Long>> indexes, Document query, @Nullable Document orderBy, int skip, int limit) {
        boolean newestFirst =
                orderBy != null && orderBy.get("$natural") instanceof Number direction && direction.intValue() < 0;
        boolean sorted = orderBy != null && !orderBy.isEmpty() && !orderBy.containsKey("$natural");
        long enough = limit <= 0 || sorted || newestFirst ? Long.MAX_VALUE : (long) skip + limit;
        List<Candidate> found = matching(indexes, query, sorted ? orderBy : null, enough);
        if (sorted) {
            found.sort(Comparator.comparing(Candidate::fields, new DocumentComparator(orderBy)));
        } else if (newestFirst) {
            Collections.reverse(found);
        }
        LongStream rows = found.stream().mapToLong(Candidate::row).skip(skip);
        return (limit > 0 ? rows.limit(limit) : rows).toArray();
    }

    private List<Candidate> matching(
            Collection<Index<Long>> indexes, Document query, @Nullable Document orderBy, long enough) {
        Predicate<String> wanted = WantedFields.of(query, orderBy);
        List<Candidate> found = new ArrayList<>();
        Set<Long> looked = lookUp(indexes, query);
        if (looked != null) {
            for (Long row : looked) {
                byte[] stored = documents.get(row);
                if (stored != null && found.size() < enough) {
                    add(row, stored, wanted, query, found);
                }
            }
            return found;
        }
        Cursor<Long, byte[]> all = documents.cursor(null);
        while (all.hasNext() && found.size() < enough) {
            Long row = all.next();
            add(row, all.getValue(), wanted, query, found);
        }
        return found;
    }

    private void add(long row, byte[] stored, Predicate<String> wanted, Document query, List<Candidate> found) {
        Document fields = decoder.decode(row, stored, wanted);
        if (matcher.test(fields, query)) {
            found.add(new Candidate(row, fields));
        }
    }

    /** The rows an index gives, a superset of those that match; null when no index serves this query. */
    private static @Nullable Set<Long> lookUp(Collection<Index<Long>> indexes, Document query) {
        Document fixed = new Document();
        collectFixed(query, fixed);
        for (Index<Long> index : indexes) {
            Document part = new Document();
            index.getKeys().stream()
                    .map(key -> key.getKey())
                    .filter(fixed::containsKey)
                    .forEach(key -> part.put(key, fixed.get(key)));
            if (part.size() == index.getKeys().size() && index.canHandle(part)) {
                Set<Long> rows = new LinkedHashSet<>();
                index.getPositions(part).forEach(rows::add);
                return rows;
            }
        }
        return null;
    }

    /** The conditions that every match fulfils: those of the first level and of {@code $and}. */
    private static void collectFixed(Document query, Document fixed) {
        query.forEach((key, value) -> {
            if (key.equals("$and") && value instanceof Collection<?> parts) {
                for (Object part : parts) {
                    if (part instanceof Document conditions) {
                        collectFixed(conditions, fixed);
                    }
                }
            } else if (!key.startsWith("$")) {
                boolean equality =
                        value instanceof Document condition && condition.size() == 1 && condition.containsKey("$eq");
                fixed.putIfAbsent(key, equality ? ((Document) value).get("$eq") : value);
            }
        });
    }

    /** Whether two values are one and the same key. */
    static boolean sameValue(@Nullable Object one, @Nullable Object other) {
        return new KeyValue(Arrays.asList(one)).normalized().equals(new KeyValue(Arrays.asList(other)).normalized());
    }
}
