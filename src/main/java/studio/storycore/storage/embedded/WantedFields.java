package studio.storycore.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of the first level an operation needs, so that the others, often megabytes, are not decoded. When in
 * doubt all of them.
 */
final class WantedFields {

    private WantedFields() {}

    /** Those that decide whether a document matches, and where it is sorted. */
    static Predicate<String> of(@Nullable Document filter, @Nullable Document orderBy) {
        Set<String> fields = new HashSet<>();
        boolean known = collect(filter, fields) && collect(orderBy, fields);
        return known ? fields::contains : StoredBson.ALL_FIELDS;
    }

    /** Those that a projection shows. */
    static Predicate<String> of(@Nullable Document projection, String idField) {
        if (projection == null || projection.isEmpty()) {
            return StoredBson.ALL_FIELDS;
        }
        Set<String> shown = new HashSet<>(Set.of(idField));
        Set<String> hidden = new HashSet<>();
        for (var entry : projection.entrySet()) {
            String field = entry.getKey();
            if (isShown(entry.getValue())) {
                shown.add(firstPart(field));
            } else if (!isHidden(entry.getValue())) {
                return StoredBson.ALL_FIELDS;
            } else if (field.equals(firstPart(field))) {
                hidden.add(field);
            }
        }
        boolean inclusive = projection.entrySet().stream()
                .anyMatch(entry -> isShown(entry.getValue()) && !entry.getKey().equals(idField));
        return inclusive ? shown::contains : field -> !hidden.contains(field);
    }

    private static boolean collect(@Nullable Document conditions, Set<String> fields) {
        if (conditions == null) {
            return true;
        }
        for (var entry : conditions.entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith("$")) {
                fields.add(firstPart(key));
            } else if (isCombination(key) && entry.getValue() instanceof Collection<?> parts) {
                for (Object part : parts) {
                    if (!(part instanceof Document document) || !collect(document, fields)) {
                        return false;
                    }
                }
            } else if (!key.equals("$natural") && !key.equals("$comment")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCombination(String operator) {
        return operator.equals("$and") || operator.equals("$or") || operator.equals("$nor");
    }

    private static boolean isShown(@Nullable Object value) {
        return value instanceof Boolean flag ? flag : value instanceof Number number && number.doubleValue() != 0;
    }

    private static boolean isHidden(@Nullable Object value) {
        return value instanceof Boolean || value instanceof Number;
    }

    private static String firstPart(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }
}
