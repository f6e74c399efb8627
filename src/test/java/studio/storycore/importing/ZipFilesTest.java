package studio.storycore.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips of every make are read as a whole or refused as a whole. */
class ZipFilesTest extends ImportScene {

    private static final String PROJECT =
            "{\"schema_version\": \"1.0\", \"project_id\": \"%s\", \"project_name\": \"%<s\"}";

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int END = 0x06054b50;

    private static final int LOCAL_FLAGS = 6;
    private static final int LOCAL_CRC = 14;
    private static final int LOCAL_NAME = 30;
    private static final int CENTRAL_FLAGS = 8;
    private static final int CENTRAL_METHOD = 10;
    private static final int CENTRAL_CRC = 16;
    private static final int CENTRAL_COMPRESSED = 20;
    private static final int CENTRAL_SIZE = 24;
    private static final int CENTRAL_OFFSET = 42;
    private static final int CENTRAL_NAME = 46;

    @Test
    void aZipThatIsCutAnywhereIsRefusedAsAWhole() {
        byte[] whole = three();
        for (int length = 4; length < whole.length; length++) {
            assertDamaged(Arrays.copyOf(whole, length));
        }
    }

    @Test
    void aZipWithAnyByteOfItsHeadersOrContentsChangedIsNeverReadInPart() {
        byte[] whole = three();
        for (int at = 4; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            ImportPlan plan = plan(new ImportFile("films.zip", damaged));
            assertThat(plan.refusals().isEmpty() ? plan.projects().size() : 3)
                    .as("projects without a refusal when byte %s is another", at)
                    .isEqualTo(3);
        }
    }

    @Test
    void aZipWithADamagedHeaderBetweenItsFilesIsRefusedAsAWhole() {
        ByteBuffer zip = bytes(three());
        zip.putInt(places(zip, LOCAL)[1], 0);
        assertDamaged(zip.array());
    }

    @Test
    void aZipWhoseListOfFilesLostOneIsRefused() {
        ByteBuffer zip = bytes(three());
        int[] listed = places(zip, CENTRAL);
        int end = places(zip, END)[0];
        byte[] without = new byte[zip.capacity() - (end - listed[2])];
        zip.get(0, without, 0, listed[2]);
        zip.get(end, without, listed[2], zip.capacity() - end);
        assertDamaged(without);
    }

    @Test
    void contentThatIsNotWhatWasPackedIsRefused() {
        ByteBuffer zip = bytes(three());
        int second = places(zip, CENTRAL)[1];
        zip.putInt(second + CENTRAL_CRC, zip.getInt(second + CENTRAL_CRC) + 1);
        assertDamaged(zip.array());
    }

    @Test
    void twoZipsInARowAreRefusedInsteadOfOneOfThemRead() {
        byte[] one = three();
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        assertDamaged(two);
    }

    @Test
    void anEmptyZipIsRefused() {
        assertDamaged(zip("empty.zip").content());
    }

    /** As {@code zip -r - film/} writes it. */
    @Test
    void anEmptyFileWhoseSizeWasToFollowItDoesNotMatter() {
        ByteBuffer zip =
                bytes(zip("film.zip", file("notes.txt", ""), projectFile("p")).content());
        int local = places(zip, LOCAL)[0];
        int central = places(zip, CENTRAL)[0];
        zip.putShort(local + LOCAL_FLAGS + 2, (short) 0).putShort(central + CENTRAL_METHOD, (short) 0);
        zip.putInt(local + LOCAL_CRC, 0).putInt(central + CENTRAL_COMPRESSED, 0);
        assertThat(zip.getShort(local + LOCAL_FLAGS) & 8).isEqualTo(8);
        assertThat(found(new ImportFile("film.zip", zip.array()))
                        .read()
                        .project()
                        .id())
                .isEqualTo("p");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM850", "IBM437", "UTF-8"})
    void namesWithAccentsAreReadInTheCodePagesThatAreUsed(String charset) {
        String name = "scènes/scénario à l'été.json";
        String storyboard = "{\"storyboard_id\": \"sb\", \"shots\": [{\"shot_id\": \"a\"}]}";
        FoundProject found = found(zip("film.zip", Charset.forName(charset), file(name, storyboard)));
        assertThat(found.files()).extracting(FoundProject.Source::file).containsExactly(name);
        assertThat(found.read().project().name()).isEqualTo("scénario à l'été");
    }

    @Test
    void namesInUtf8ThatAreNotMarkedAsSuchAreRead() {
        ByteBuffer zip = bytes(
                zip("film.zip", file("scénario.json", PROJECT.formatted("p"))).content());
        int central = places(zip, CENTRAL)[0];
        zip.putShort(central + CENTRAL_FLAGS, (short) (zip.getShort(central + CENTRAL_FLAGS) & ~0x800));
        assertThat(found(new ImportFile("film.zip", zip.array())).files())
                .extracting(FoundProject.Source::file)
                .containsExactly("scénario.json");
    }

    /** As WinRAR and Info-ZIP add it, in a field of its own, where the code page lacks a letter. */
    @Test
    void aNameThatIsGivenInUtf8BesideIsTheOneThatIsRead() throws IOException {
        byte[] name = "cœur.json".getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update("c_ur.json".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer field = bytes(new byte[9 + name.length]);
        field.putShort((short) 0x7075).putShort((short) (5 + name.length)).put((byte) 1);
        field.putInt((int) checksum.getValue()).put(name);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("IBM850"))) {
            ZipEntry entry = new ZipEntry("c_ur.json");
            entry.setExtra(field.array());
            zip.putNextEntry(entry);
            zip.write(projectFile("p").content());
        }
        assertThat(found(new ImportFile("film.zip", bytes.toByteArray())).files())
                .extracting(FoundProject.Source::file)
                .containsExactly("cœur.json");
    }

    @Test
    void aZipWithAPasswordIsRefusedAsSuch() {
        ByteBuffer zip = bytes(three());
        int second = places(zip, CENTRAL)[1];
        zip.putShort(second + CENTRAL_FLAGS, (short) (zip.getShort(second + CENTRAL_FLAGS) | 1));
        ImportPlan plan = plan(new ImportFile("films.zip", zip.array()));
        assertThat(plan.refusals()).containsExactly(new Refusal.LockedZip("films.zip"));
        assertThat(plan.projects()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"9, Deflate64", "12, bzip2", "14, LZMA", "77, 77"})
    void aZipPackedByAnotherMethodIsRefusedWithTheNameOfIt(short method, String name) {
        ByteBuffer zip = bytes(three());
        zip.putShort(places(zip, CENTRAL)[1] + CENTRAL_METHOD, method);
        ImportPlan plan = plan(new ImportFile("films.zip", zip.array()));
        assertThat(plan.refusals()).containsExactly(new Refusal.PackedOtherwise("films.zip", name));
        assertThat(plan.projects()).isEmpty();
    }

    /** Made by {@code zip -fz}. */
    @Test
    void aZipInTheFormForLargeFilesIsRead() {
        byte[] zip = Base64.getDecoder().decode("""
                UEsDBC0AAAAIAEm0d11LcP5m//////////8MABQAcHJvamVjdC5qc29uAQAQAEEAAAAAAAAAMgAAAAAAAACrVipO\
                zkjNTYwvSy0qzszPU7JSUDLUM1DSUVAqKMrPSk0uic9MAQkWIAvlJeamQgRrAVBLAQIeAy0AAAAIAEm0d11LcP5m\
                MgAAAP////8MAAwAAAAAAAEAAACkgQAAAABwcm9qZWN0Lmpzb24BAAgAQQAAAAAAAABQSwYGLAAAAAAAAAAeAy0A\
                AAAAAAAAAAABAAAAAAAAAAEAAAAAAAAARgAAAAAAAABwAAAAAAAAAFBLBgcAAAAAtgAAAAAAAAABAAAAUEsFBgAA\
                AAABAAEARgAAAP////8AAA==""");
        assertThat(found(new ImportFile("large.zip", zip)).read().project().id())
                .isEqualTo("p");
        for (int length = 4; length < zip.length; length++) {
            assertDamaged(Arrays.copyOf(zip, length));
        }
    }

    @Test
    void aZipThatUnpacksToMoreThanIsReadIsRefused() {
        byte[] zeros = new byte[Importer.MOST_BYTES / 2 + 1];
        ImportPlan plan = plan(zip("bomb.zip", new ImportFile("a.json", zeros), new ImportFile("b.png", zeros)));
        assertThat(plan.refusals()).singleElement().isInstanceOf(Refusal.TooLarge.class);
        assertThat(plan.projects()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.png"})
    void aZipThatUnpacksToMoreThanItSaysIsRefused(String name) {
        ByteBuffer zip =
                bytes(zip("bomb.zip", new ImportFile(name, new byte[1_000_000])).content());
        zip.putInt(places(zip, CENTRAL)[0] + CENTRAL_SIZE, 10);
        assertDamaged(zip.array());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.png"})
    void aZipThatSaysItUnpacksToMoreThanIsReadIsRefused(String name) {
        ByteBuffer zip = bytes(zip("bomb.zip", file(name, "{}")).content());
        zip.putInt(places(zip, CENTRAL)[0] + CENTRAL_SIZE, Integer.MAX_VALUE);
        assertThat(plan(new ImportFile("bomb.zip", zip.array())).refusals())
                .singleElement()
                .isInstanceOf(Refusal.TooLarge.class);
    }

    /** Else a few bytes for each file would have the same megabytes unpacked again and again. */
    @Test
    void filesThatShareTheirBytesAreRefused() {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        ByteBuffer zip =
                bytes(zip("film.zip", projectFile("p"), new ImportFile("1", noise), new ImportFile("2", new byte[0]))
                        .content());
        int[] listed = places(zip, CENTRAL);
        for (int field : new int[] {CENTRAL_CRC, CENTRAL_COMPRESSED, CENTRAL_SIZE, CENTRAL_OFFSET}) {
            zip.putInt(listed[2] + field, zip.getInt(listed[1] + field));
        }
        zip.put(listed[2] + CENTRAL_NAME, (byte) '1');
        assertDamaged(zip.array());
    }

    @Test
    void filesOfTheSameNameAreAllRead() {
        ByteBuffer zip = bytes(three());
        for (int local : places(zip, LOCAL)) {
            zip.put(local + LOCAL_NAME + 1, (byte) '0');
        }
        for (int central : places(zip, CENTRAL)) {
            zip.put(central + CENTRAL_NAME + 1, (byte) '0');
        }
        ImportPlan plan = plan(new ImportFile("films.zip", zip.array()));
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.projects())
                .extracting(found -> found.read().project().id())
                .containsExactly("p0", "p1", "p2");
    }

    @Test
    void aZipWithTooManyFilesIsRefused() {
        ImportFile[] files = new ImportFile[ZipFiles.MOST_FILES + 1];
        for (int i = 0; i < files.length; i++) {
            files[i] = file(i + ".txt", "");
        }
        assertThat(plan(zip("many.zip", files)).refusals()).singleElement().isInstanceOf(Refusal.TooManyFiles.class);
    }

    private static ImportFile projectFile(String id) {
        return file(id + ".json", PROJECT.formatted(id));
    }

    private static byte[] three() {
        return zip("films.zip", projectFile("p0"), projectFile("p1"), projectFile("p2"))
                .content();
    }

    private void assertDamaged(byte[] zip) {
        ImportPlan plan = plan(new ImportFile("films.zip", zip));
        assertThat(plan.refusals())
                .as("of %s bytes", zip.length)
                .singleElement()
                .isInstanceOf(Refusal.DamagedZip.class);
        assertThat(plan.projects()).isEmpty();
    }

    private static ByteBuffer bytes(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where headers of a kind stand. */
    private static int[] places(ByteBuffer zip, int signature) {
        return IntStream.range(0, zip.capacity() - 3)
                .filter(at -> zip.getInt(at) == signature)
                .toArray();
    }
}
