package studio.storycore.contract;

import java.math.BigDecimal;
import java.math.BigInteger;
import studio.storycore.contract.UnreadableDocument.Reason;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Builds the tree of a JSON value, with each number in one form only: the smallest type that holds it exactly. So a value
 * that nobody touched is equal to itself after any number of readings and writings, in JSON or BSON, whatever its size.
 */
final class JsonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int deepest;
    private final int mostParts;
    private int parts;

    JsonTree(JsonParser parser, int deepest, int mostParts) {
        this.parser = parser;
        this.deepest = deepest;
        this.mostParts = mostParts;
    }

    /** The value that starts at the parser's current token, which ends up at the value's last token. */
    JsonNode value() {
        return value(0);
    }

    private JsonNode value(int depth) {
        countPart();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(depth + 1);
            case START_ARRAY -> list(depth + 1);
            case VALUE_STRING -> StringNode.valueOf(parser.getString());
            case VALUE_NUMBER_INT -> whole(new BigInteger(parser.getString()));
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.instance;
            default -> throw new IllegalStateException("no JSON value starts with " + parser.currentToken());
        };
    }

    private ObjectNode object(int depth) {
        checkDepth(depth);
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            countPart();
            if (object.has(name)) {
                throw refused(Reason.DUPLICATE_FIELD, name);
            }
            parser.nextToken();
            object.set(name, value(depth));
        }
        return object;
    }

    private ArrayNode list(int depth) {
        checkDepth(depth);
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(depth));
        }
        return list;
    }

    private JsonNode fraction() {
        try {
            return fraction(parser.getString());
        } catch (NumberFormatException exponentTooLong) {
            throw refused(Reason.VALUE_TOO_LONG);
        }
    }

    static JsonNode whole(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(number.intValue());
        }
        return number.bitLength() < Long.SIZE ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    /** A number with a fraction or an exponent. */
    static JsonNode fraction(String text) {
        double rounded = Double.parseDouble(text);
        BigDecimal exact = new BigDecimal(text);
        if (Double.isFinite(rounded) && new BigDecimal(Double.toString(rounded)).compareTo(exact) == 0) {
            return DoubleNode.valueOf(rounded);
        }
        return decimal(exact);
    }

    /** A number that no double holds. */
    static JsonNode decimal(BigDecimal exact) {
        return exact.scale() == 0 ? whole(exact.unscaledValue()) : DecimalNode.valueOf(exact);
    }

    /** The nearest double of any number; infinite when it is too large for one. */
    static double rounded(JsonNode number) {
        return number.isDouble() ? number.doubleValue() : number.decimalValue().doubleValue();
    }

    private void countPart() {
        parts++;
        if (parts > mostParts) {
            throw refused(Reason.TOO_MANY_PARTS, mostParts);
        }
    }

    private void checkDepth(int depth) {
        if (depth > deepest) {
            throw refused(Reason.TOO_DEEP, deepest);
        }
    }

    private Refused refused(Reason reason, Object... arguments) {
        return new Refused(reason, arguments, parser.currentTokenLocation().getByteOffset());
    }

    /** A well-formed document that is not taken; whoever has the bytes can tell line and column. */
    static final class Refused extends RuntimeException {

        final Reason reason;
        final transient Object[] arguments;
        final long offset;

        Refused(Reason reason, Object[] arguments, long offset) {
            super(reason + " at byte " + offset);
            this.reason = reason;
            this.arguments = arguments;
            this.offset = offset;
        }
    }
}
