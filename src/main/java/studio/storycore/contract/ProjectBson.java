package studio.storycore.contract;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Decimal128;
import org.springframework.stereotype.Component;
import studio.storycore.contract.UnreadableDocument.Reason;
import studio.storycore.project.Project;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Stores JSON as BSON, value by value, and gets the very same JSON back. Nothing is interpreted: a field called {@code
 * $date} stays a field.
 *
 * <p>Numbers become {@code int}, {@code long} or {@code double} where these are exact, else {@code decimal}. What even a
 * {@code decimal} cannot hold, numbers of more than 34 digits for example, becomes {@code binData} of subtype 0 with the
 * number's digits in ASCII; JSON has no binary values, so it cannot be mistaken for one.
 *
 * <p>A field name with a NUL character cannot be stored; {@link ProjectJson} refuses such documents. Safe for use by any
 * thread.
 */
@Component
public final class ProjectBson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ProjectJson json;
    private final DocumentCodec documents = new DocumentCodec();

    public ProjectBson(ProjectJson json) {
        this.json = json;
    }

    public BsonDocument write(Project project) {
        return (BsonDocument) toBson(json.tree(project));
    }

    /** Like {@link #write}, for those who work with the driver's {@link Document}. */
    public Document writeDocument(Project project) {
        return documents.decode(
                new BsonDocumentReader(write(project)), DecoderContext.builder().build());
    }

    /**
     * Reads a stored project.
     *
     * @throws UnreadableDocument when it holds something that JSON does not have
     * @throws InvalidDocument    with every violation of the contract
     */
    public ReadProject read(BsonDocument stored) {
        return json.read(toJson(stored));
    }

    /** Like {@link #read(BsonDocument)}, for those who work with the driver's {@link Document}. */
    public ReadProject read(Document stored) {
        return read(stored.toBsonDocument());
    }

    /** Any JSON value as BSON. */
    public BsonValue toBson(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                BsonDocument document = new BsonDocument(node.size());
                node.forEachEntry((name, value) -> document.put(name, toBson(value)));
                yield document;
            }
            case ARRAY -> {
                BsonArray list = new BsonArray(node.size());
                node.forEach(entry -> list.add(toBson(entry)));
                yield list;
            }
            case STRING -> new BsonString(node.stringValue());
            case BOOLEAN -> BsonBoolean.valueOf(node.booleanValue());
            case NULL -> BsonNull.VALUE;
            case NUMBER -> number(node);
            default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
        };
    }

    private static BsonValue number(JsonNode node) {
        return switch (node.numberType()) {
            case INT -> new BsonInt32(node.intValue());
            case LONG -> new BsonInt64(node.longValue());
            case FLOAT, DOUBLE -> new BsonDouble(node.doubleValue());
            case BIG_INTEGER, BIG_DECIMAL -> {
                BigDecimal number = node.decimalValue();
                yield decimal128(number)
                        .<BsonValue>map(BsonDecimal128::new)
                        .orElseGet(() -> new BsonBinary(number.toString().getBytes(StandardCharsets.US_ASCII)));
            }
        };
    }

    private static Optional<Decimal128> decimal128(BigDecimal number) {
        try {
            Decimal128 decimal = new Decimal128(number);
            return decimal.bigDecimalValue().equals(number) ? Optional.of(decimal) : Optional.empty();
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    /**
     * Stored BSON as the JSON that it was made from.
     *
     * @throws UnreadableDocument when it holds something that JSON does not have, such as a date
     */
    public JsonNode toJson(BsonValue stored) {
        return toJson(stored, DocumentPath.ROOT);
    }

    private static JsonNode toJson(BsonValue stored, DocumentPath path) {
        return switch (stored) {
            case BsonDocument document -> {
                ObjectNode object = NODES.objectNode();
                document.forEach((name, value) -> object.set(name, toJson(value, path.to(name))));
                yield object;
            }
            case BsonArray entries -> {
                ArrayNode list = NODES.arrayNode(entries.size());
                for (BsonValue entry : entries) {
                    list.add(toJson(entry, path.to(list.size())));
                }
                yield list;
            }
            case BsonString text -> StringNode.valueOf(text.getValue());
            case BsonBoolean flag -> BooleanNode.valueOf(flag.getValue());
            case BsonNull _ -> NullNode.instance;
            case BsonInt32 number -> IntNode.valueOf(number.getValue());
            case BsonInt64 number -> long64(number.getValue());
            case BsonDouble number when Double.isFinite(number.getValue()) -> DoubleNode.valueOf(number.getValue());
            case BsonDecimal128 number when number.getValue().isFinite() -> decimal(number.getValue());
            case BsonBinary digits when digits.getType() == 0 -> digits(digits, path);
            default -> throw foreign(path);
        };
    }

    private static JsonNode long64(long number) {
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    private static JsonNode decimal(Decimal128 number) {
        // Negative zero, which someone else stored: a BigDecimal has none, a double has.
        boolean negativeZero = number.isNegative() && number.doubleValue() == 0;
        return negativeZero ? DoubleNode.valueOf(-0.0) : JsonTree.decimal(number.bigDecimalValue());
    }

    private static JsonNode digits(BsonBinary digits, DocumentPath path) {
        String text = new String(digits.getData(), StandardCharsets.US_ASCII);
        try {
            return JsonTree.decimal(new BigDecimal(text));
        } catch (NumberFormatException other) {
            throw foreign(path);
        }
    }

    private static UnreadableDocument foreign(DocumentPath path) {
        return new UnreadableDocument(Reason.FOREIGN_VALUE, 0, 0, path.pointer());
    }
}
