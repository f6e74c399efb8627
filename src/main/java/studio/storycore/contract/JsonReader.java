package studio.storycore.contract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import studio.storycore.contract.UnreadableDocument.Reason;
import studio.storycore.project.Project;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;

/**
 * Turns bytes into a JSON tree, strictly: well-formed UTF-8 (a byte order mark is skipped), one complete value, no field
 * twice, within limits that no honest project reaches. Safe for use by any thread.
 */
final class JsonReader {

    /** 50 MB: ten times a feature film with 4,000 shots. */
    static final int MOST_BYTES = 50 * 1024 * 1024;

    /** Values and field names; bounds the memory that a document of brackets and zeros takes. */
    static final int MOST_PARTS = 2_500_000;

    /** Below the 100 levels that MongoDB stores. */
    static final int DEEPEST = 90;

    private final JsonFactory factory = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MOST_BYTES)
                    .maxStringLength(Project.LONGEST_TEXT)
                    // One more than is taken: the tree tells which limit it was.
                    .maxNestingDepth(DEEPEST + 1)
                    .build())
            .build();

    JsonNode read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new UnreadableDocument(Reason.TOO_LARGE, 1, 1, MOST_BYTES / (1024 * 1024));
        }
        int start = startsWithMark(bytes) ? 3 : 0;
        checkEncoding(bytes, start);
        if (isBlank(bytes, start, bytes.length)) {
            throw new UnreadableDocument(Reason.EMPTY, 1, 1);
        }
        JsonParser parser = factory.createParser(ObjectReadContext.empty(), bytes, start, bytes.length - start);
        try (parser) {
            parser.nextToken();
            JsonNode tree = new JsonTree(parser, DEEPEST, MOST_PARTS).value();
            int end = start + (int) parser.currentLocation().getByteOffset();
            if (!isBlank(bytes, end, bytes.length)) {
                throw unreadable(Reason.TRAILING_CONTENT, bytes, start, firstVisible(bytes, end));
            }
            return tree;
        } catch (JsonTree.Refused refused) {
            throw unreadable(refused.reason, bytes, start, start + (int) refused.offset, refused.arguments);
        } catch (StreamConstraintsException tooLong) {
            throw unreadable(Reason.VALUE_TOO_LONG, bytes, start, start + offset(parser.currentLocation()));
        } catch (UnexpectedEndOfInputException truncated) {
            throw unreadable(Reason.TRUNCATED, bytes, start, bytes.length);
        } catch (StreamReadException wrong) {
            int offset = startOfWord(bytes, startOfCharacter(bytes, start + offset(wrong.getLocation())));
            throw isCut(bytes, offset)
                    ? unreadable(Reason.TRUNCATED, bytes, start, bytes.length)
                    : unreadable(Reason.NOT_JSON, bytes, start, offset, characterAt(bytes, offset));
        }
    }

    private static int offset(TokenStreamLocation location) {
        return (int) Math.max(0, location.getByteOffset());
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private static void checkEncoding(byte[] bytes, int start) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer input = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CharBuffer scrap = CharBuffer.allocate(8_192);
        CoderResult result = decoder.decode(input, scrap, true);
        while (result.isOverflow()) {
            scrap.clear();
            result = decoder.decode(input, scrap, true);
        }
        if (result.isError()) {
            boolean cut = input.remaining() == result.length() && isLead(bytes[input.position()]);
            throw unreadable(cut ? Reason.TRUNCATED : Reason.NOT_UTF8, bytes, start, input.position());
        }
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isSpace(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static int firstVisible(byte[] bytes, int from) {
        int i = from;
        while (i < bytes.length && isSpace(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    /** The parser reports a wrong word, such as NaN, at its end. */
    private static int startOfWord(byte[] bytes, int offset) {
        int from = Math.min(offset, bytes.length);
        while (from > 0 && Character.isLetter(bytes[from - 1])) {
            from--;
        }
        int before = from - 1;
        while (before >= 0 && isSpace(bytes[before])) {
            before--;
        }
        boolean word = before < 0 || bytes[before] == ':' || bytes[before] == ',' || bytes[before] == '[';
        return word ? from : offset;
    }

    /** Whether the document ends inside a number, {@code true}, {@code false} or {@code null}. */
    private static boolean isCut(byte[] bytes, int offset) {
        if (offset >= bytes.length || bytes.length - offset > 10) {
            return offset >= bytes.length;
        }
        String rest = new String(bytes, offset, bytes.length - offset, StandardCharsets.UTF_8);
        return rest.matches("-?[0-9]*[.eE+-]*")
                || Stream.of("true", "false", "null").anyMatch(w -> w.startsWith(rest));
    }

    private static String characterAt(byte[] bytes, int offset) {
        int from = Math.min(offset, bytes.length - 1);
        String rest = new String(bytes, from, Math.min(4, bytes.length - from), StandardCharsets.UTF_8);
        return Character.toString(rest.codePointAt(0));
    }

    /** The parser reports a wrong character of several bytes at its second one. */
    private static int startOfCharacter(byte[] bytes, int offset) {
        int from = offset;
        while (from > 0 && from < bytes.length && isContinuation(bytes[from])) {
            from--;
        }
        return from;
    }

    private static UnreadableDocument unreadable(
            Reason reason, byte[] bytes, int start, int offset, Object... arguments) {
        int line = 1;
        int column = 1;
        for (int i = start; i < Math.min(offset, bytes.length); i++) {
            boolean lineEnds =
                    bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == bytes.length || bytes[i + 1] != '\n'));
            if (lineEnds) {
                line++;
                column = 1;
            } else if (!isContinuation(bytes[i])) {
                column++;
            }
        }
        return new UnreadableDocument(reason, line, column, arguments);
    }

    /** Whether a character of several bytes begins here. */
    private static boolean isLead(byte b) {
        return b >= (byte) 0xC2 && b <= (byte) 0xF4;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }
}
