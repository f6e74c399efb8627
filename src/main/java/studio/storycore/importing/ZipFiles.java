package studio.storycore.importing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks zips in memory, each as a whole or not at all. What a file says about its size is counted before it is unpacked,
 * and no byte more comes out; names are labels only, nothing is ever written; a zip in a zip is not opened.
 */
final class ZipFiles {

    /** Files in one zip, folders not counted. */
    static final int MOST_FILES = 500;

    private static final int CHUNK = 1 << 13;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final Notes notes;
    private final int mostBytes;
    private long unpacked;

    /** @param mostBytes of all files together, unpacked */
    ZipFiles(Notes notes, int mostBytes) {
        this.notes = notes;
        this.mostBytes = mostBytes;
    }

    static boolean isZip(byte[] content) {
        return content.length >= 4
                && content[0] == 'P'
                && content[1] == 'K'
                && (content[2] == 3 && content[3] == 4 || content[2] == 5 && content[3] == 6);
    }

    /** The JSON files of one file: those in it if it is a zip, else itself. */
    List<ImportFile> unpack(ImportFile file) throws Refused {
        if (!isZip(file.content())) {
            count(file.name(), file.content().length);
            return List.of(file);
        }
        String name = file.name();
        List<ImportFile> files = new ArrayList<>();
        try {
            List<ZipDirectory.Entry> entries = ZipDirectory.entries(file.content(), MOST_FILES);
            if (entries.size() > MOST_FILES) {
                throw new Refused(new Refusal.TooManyFiles(name, MOST_FILES));
            }
            refuseUnreadable(file, entries);
            for (ZipDirectory.Entry entry : entries) {
                count(name, entry.size());
                String label = ImportFile.label(entry.name());
                byte[] content = content(file.content(), entry, isJson(label));
                if (isJson(label)) {
                    files.add(new ImportFile(label, content));
                } else {
                    notes.add(Note.Reason.OTHER_FILE, label, "");
                }
            }
        } catch (IOException damaged) {
            throw new Refused(new Refusal.DamagedZip(name));
        }
        return files;
    }

    private static void refuseUnreadable(ImportFile file, List<ZipDirectory.Entry> entries) throws Refused {
        long packed = 0;
        for (ZipDirectory.Entry entry : entries) {
            packed += entry.packed();
            if (entry.locked()) {
                throw new Refused(new Refusal.LockedZip(file.name()));
            }
            if (entry.method() != STORED && entry.method() != DEFLATED) {
                throw new Refused(new Refusal.PackedOtherwise(file.name(), methodName(entry.method())));
            }
        }
        // More than there is: files share their bytes, so that little would have much unpacked again and again.
        if (entries.isEmpty() || packed > file.content().length) {
            throw new Refused(new Refusal.DamagedZip(file.name()));
        }
    }

    /** The whole of what an entry says it has, or an exception; nothing of it if it is not to be kept. */
    private static byte[] content(byte[] zip, ZipDirectory.Entry entry, boolean kept) throws IOException {
        CRC32 checksum = new CRC32();
        byte[] content = new byte[kept ? (int) entry.size() : 0];
        try (Inflater inflater = new Inflater(true);
                InputStream unpacked = new CheckedInputStream(unpacked(zip, entry, inflater), checksum)) {
            int read = unpacked.readNBytes(content, 0, content.length);
            unpacked.skipNBytes(entry.size() - read);
            if (unpacked.read() >= 0 || checksum.getValue() != entry.checksum()) {
                throw new ZipException("not what was packed");
            }
        }
        return content;
    }

    private static InputStream unpacked(byte[] zip, ZipDirectory.Entry entry, Inflater inflater) {
        if (entry.method() == STORED) {
            return new ByteArrayInputStream(zip, entry.start(), entry.packed());
        }
        // One byte more than there is, whichever: the Inflater asks for it where no zlib header goes before.
        InputStream packed = new ByteArrayInputStream(zip, entry.start(), entry.packed() + 1);
        return new InflaterInputStream(packed, inflater, CHUNK);
    }

    private static String methodName(int method) {
        return switch (method) {
            case 9 -> "Deflate64";
            case 12 -> "bzip2";
            case 14 -> "LZMA";
            case 93 -> "Zstandard";
            case 95 -> "xz";
            case 98 -> "PPMd";
            default -> Integer.toString(method);
        };
    }

    private void count(String file, long bytes) throws Refused {
        if (bytes > mostBytes - unpacked) {
            throw new Refused(new Refusal.TooLarge(file, mostBytes / (1024 * 1024)));
        }
        unpacked += bytes;
    }

    /** macOS puts a companion of each file beside it that only looks like it. */
    private static boolean isJson(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.toLowerCase(Locale.ROOT).endsWith(".json")
                && !last.startsWith("._")
                && !name.startsWith("__MACOSX/");
    }
}
