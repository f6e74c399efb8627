package studio.storycore.importing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks zips in memory. What is unpacked is counted while it comes out, whatever the zip says about itself; names are
 * labels only, nothing is ever written; a zip in a zip is not opened.
 */
final class ZipFiles {

    /** Files in one zip, folders not counted. */
    static final int MOST_FILES = 500;

    private static final int CHUNK = 1 << 16;

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
        List<ImportFile> files = new ArrayList<>();
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.content()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                entries++;
                if (entries > MOST_FILES) {
                    throw new Refused(new Refusal.TooManyFiles(file.name(), MOST_FILES));
                }
                ImportFile unpackedFile = new ImportFile(entry.getName(), content(file.name(), zip));
                if (isJson(unpackedFile.name())) {
                    files.add(unpackedFile);
                } else {
                    notes.add(Note.Reason.OTHER_FILE, unpackedFile.name(), "");
                }
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw new Refused(new Refusal.DamagedZip(file.name()));
        }
        if (entries == 0) {
            throw new Refused(new Refusal.DamagedZip(file.name()));
        }
        return files;
    }

    private byte[] content(String zipName, InputStream entry) throws IOException, Refused {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int read = entry.read(chunk); read >= 0; read = entry.read(chunk)) {
            count(zipName, read);
            content.write(chunk, 0, read);
        }
        return content.toByteArray();
    }

    private void count(String file, int bytes) throws Refused {
        unpacked += bytes;
        if (unpacked > mostBytes) {
            throw new Refused(new Refusal.TooLarge(file, mostBytes / (1024 * 1024)));
        }
    }

    /** macOS puts a companion of each file beside it that only looks like it. */
    private static boolean isJson(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.toLowerCase(Locale.ROOT).endsWith(".json")
                && !last.startsWith("._")
                && !name.startsWith("__MACOSX/");
    }
}
