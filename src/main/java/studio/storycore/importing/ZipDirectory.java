package studio.storycore.importing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/**
 * What a zip in memory says is in it, by the list at its end, the central directory: only with that list whole is it known
 * that no file is missing. Follows PKWARE's APPNOTE.TXT 6.3.10, with the larger fields of zip64.
 */
final class ZipDirectory {

    /**
     * One file, as it is described: nothing of it is to be believed before it is unpacked.
     *
     * @param start where its packed bytes stand
     */
    record Entry(String name, boolean locked, int method, long checksum, int packed, long size, int start) {}

    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int CENTRAL = 0x02014b50;
    private static final int CENTRAL_LENGTH = 46;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_LOCATOR = 0x07064b50;
    private static final int LARGE_LOCATOR_LENGTH = 20;

    private static final int LONGEST_COMMENT = 0xffff;
    private static final long IN_EXTRA_FIELD = 0xffffffffL;
    private static final int LARGE_FIELDS = 0x0001;
    private static final int UNICODE_NAME = 0x7075;

    private static final int LOCKED = 1;
    private static final int UTF_8 = 1 << 11;

    /** What Windows in Western Europe writes names in; those of older DOS have the letters at the same places. */
    private static final Charset CODE_PAGE = Charset.forName("IBM850");

    private final ByteBuffer zip;

    private ZipDirectory(byte[] zip) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The files in a zip, without folders.
     *
     * @param most after how many files it is enough: of more than these, one more is in the list
     * @throws ZipException when the list is not whole, or a file is not where it says
     */
    static List<Entry> entries(byte[] zip, int most) throws ZipException {
        try {
            return new ZipDirectory(zip).entries(most);
        } catch (IndexOutOfBoundsException beyondItsEnd) {
            throw damaged();
        }
    }

    private List<Entry> entries(int most) throws ZipException {
        int end = end();
        long length = unsigned(end + 12);
        long offset = unsigned(end + 16);
        int locator = end - LARGE_LOCATOR_LENGTH;
        if (locator >= 0 && zip.getInt(locator) == LARGE_LOCATOR) {
            end = place(zip.getLong(locator + 8));
            expect(end, LARGE_END);
            length = zip.getLong(end + 40);
            offset = zip.getLong(end + 48);
        }
        int at = place(offset);
        int stop = place(offset + length);
        if (stop != end) {
            throw damaged();
        }
        List<Entry> entries = new ArrayList<>();
        while (at < stop && entries.size() <= most) {
            expect(at, CENTRAL);
            int name = at + CENTRAL_LENGTH;
            int extra = name + small(at + 28);
            int comment = extra + small(at + 30);
            if (extra == name || zip.get(extra - 1) != '/') {
                entries.add(entry(at, slice(name, extra), extra, comment));
            }
            at = comment + small(at + 32);
        }
        if (at > stop) {
            throw damaged();
        }
        return entries;
    }

    /** The last record, which a comment may follow. That it reaches to the very end shows that nothing was cut or added. */
    private int end() throws ZipException {
        int last = zip.capacity() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END && at + small(at + 20) == last) {
                return at;
            }
        }
        throw damaged();
    }

    private Entry entry(int at, byte[] name, int extra, int comment) throws ZipException {
        int flags = small(at + 8);
        long packed = unsigned(at + 20);
        long size = unsigned(at + 24);
        long offset = unsigned(at + 42);
        String label = text(name, (flags & UTF_8) != 0);
        for (int field = extra; field + 4 <= comment; ) {
            int value = field + 4;
            int next = value + small(field + 2);
            if (small(field) == LARGE_FIELDS) {
                if (size == IN_EXTRA_FIELD) {
                    size = zip.getLong(value);
                    value += Long.BYTES;
                }
                if (packed == IN_EXTRA_FIELD) {
                    packed = zip.getLong(value);
                    value += Long.BYTES;
                }
                offset = offset == IN_EXTRA_FIELD ? zip.getLong(value) : offset;
            } else if (small(field) == UNICODE_NAME && next > value + 5 && unsigned(value + 1) == checksum(name)) {
                label = new String(slice(value + 5, next), StandardCharsets.UTF_8);
            }
            field = next;
        }
        int local = place(offset);
        expect(local, LOCAL);
        int start = local + LOCAL_LENGTH + small(local + 26);
        if (!Arrays.equals(name, slice(local + LOCAL_LENGTH, start))) {
            throw damaged();
        }
        start += small(local + 28);
        if (packed < 0 || size < 0 || packed > zip.capacity() - start) {
            throw damaged();
        }
        boolean locked = (flags & LOCKED) != 0;
        return new Entry(label, locked, small(at + 10), unsigned(at + 16), (int) packed, size, start);
    }

    /** Many programs write UTF-8 without saying so, and other code pages are hardly ever correct UTF-8. */
    private static String text(byte[] name, boolean utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            return new String(name, utf8 ? StandardCharsets.UTF_8 : CODE_PAGE);
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }

    private void expect(int at, int signature) throws ZipException {
        if (zip.getInt(at) != signature) {
            throw damaged();
        }
    }

    private int place(long offset) throws ZipException {
        if (offset < 0 || offset > zip.capacity()) {
            throw damaged();
        }
        return (int) offset;
    }

    private byte[] slice(int from, int to) {
        byte[] slice = new byte[to - from];
        zip.get(from, slice);
        return slice;
    }

    private int small(int at) {
        return Short.toUnsignedInt(zip.getShort(at));
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong(zip.getInt(at));
    }

    private static ZipException damaged() {
        return new ZipException("damaged");
    }
}
