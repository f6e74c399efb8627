package studio.storycore.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import studio.storycore.storage.DurableFiles;

/**
 * A disk that fails, fills up or loses power at its n-th operation. Beside the real files, which are read as usual, it
 * keeps what a power cut would leave: what was synced, and of the rest what chance decides.
 *
 * <p>Like a real one it forgets after a sync that failed: what was not synced then is not made durable by a later sync.
 */
final class SimulatedDisk extends Disk {

    enum Fault {
        /** One operation fails; a write leaves a part behind. */
        FAILURE,
        /** From then on nothing can be written. */
        FULL,
        /** From then on nothing happens at all. */
        POWER_CUT
    }

    /** What a disk may do wrong. */
    enum Flaw {
        NONE,
        /** Says that it has synced and has not. */
        SYNCS_NOTHING,
        /** Does not wait between a chunk and its last block. */
        WRITES_CHUNKS_IN_ANY_ORDER
    }

    /** What becomes of what was not synced. */
    enum Loss {
        ALL,
        NOTHING,
        /** Of each write the second sector is missing, so that its beginning and its end look as if it were whole. */
        SECOND_SECTORS,
        BY_CHANCE
    }

    private static final int SECTOR = 512;

    private static final class Content {
        private byte[] durable = new byte[0];
        private final List<Change> unsynced = new ArrayList<>();
    }

    /** A write, or with no bytes a new length. */
    private record Change(long position, byte[] bytes) {
        byte[] applyTo(byte[] file, Random chance, Loss loss) {
            boolean kept = loss == Loss.NOTHING || loss == Loss.BY_CHANCE && chance.nextInt(3) == 0;
            boolean torn = loss == Loss.SECOND_SECTORS || loss == Loss.BY_CHANCE && !kept && chance.nextBoolean();
            if (!kept && !torn) {
                return file;
            }
            if (bytes.length == 0) {
                return Arrays.copyOf(file, (int) position);
            }
            byte[] changed = Arrays.copyOf(file, Math.max(file.length, (int) position + bytes.length));
            for (int from = 0; from < bytes.length; from += SECTOR) {
                boolean left = from == SECTOR && bytes.length > 2 * SECTOR;
                if (kept || (loss == Loss.SECOND_SECTORS ? !left : chance.nextBoolean())) {
                    int length = Math.min(SECTOR, bytes.length - from);
                    System.arraycopy(bytes, from, changed, (int) position + from, length);
                }
            }
            return changed;
        }
    }

    private final Flaw flaw;
    private final Map<Path, Content> names = new HashMap<>();
    private final Map<Path, Content> durableNames = new HashMap<>();
    private final List<Consumer<Map<Path, Content>>> unsyncedNames = new ArrayList<>();
    private Fault fault = Fault.FAILURE;
    private long faultAt = Long.MAX_VALUE;
    private long operations;
    private boolean healed;

    SimulatedDisk(Flaw flaw) {
        this.flaw = flaw;
    }

    /** Plans the fault for the n-th operation from the beginning. */
    void plan(Fault planned, long n) {
        fault = planned;
        faultAt = n;
    }

    boolean isFaulty() {
        return operations >= faultAt;
    }

    void heal() {
        healed = true;
    }

    /** Whether this operation must not happen, now that it is its turn. */
    private boolean fails(boolean syncing) {
        operations++;
        return !healed
                && switch (fault) {
                    case FAILURE -> operations == faultAt;
                    case FULL -> operations >= faultAt && !syncing;
                    case POWER_CUT -> operations >= faultAt;
                };
    }

    private void name(Consumer<Map<Path, Content>> change) throws IOException {
        if (fails(false)) {
            throw new IOException("the simulated disk refuses to change a name");
        }
        change.accept(names);
        unsyncedNames.add(change);
    }

    private void syncNames() throws IOException {
        if (fails(true)) {
            throw new IOException("the simulated disk refuses to sync names");
        }
        if (flaw != Flaw.SYNCS_NOTHING) {
            unsyncedNames.forEach(change -> change.accept(durableNames));
            unsyncedNames.clear();
        }
    }

    @Override
    void create(Path file) throws IOException {
        Content empty = new Content();
        name(all -> all.put(file, empty));
        super.create(file);
        syncNames();
    }

    @Override
    void move(Path from, Path to) throws IOException {
        name(all -> all.put(to, all.remove(from)));
        super.move(from, to);
        syncNames();
    }

    @Override
    void delete(Path file) throws IOException {
        if (names.containsKey(file)) {
            name(all -> all.remove(file));
        }
        super.delete(file);
    }

    @Override
    long usableSpace(Path folder) {
        return Long.MAX_VALUE;
    }

    private void write(Content content, long position, byte[] bytes, Consumer<byte[]> really) {
        boolean fails = fails(false);
        byte[] written = fails ? Arrays.copyOf(bytes, bytes.length / SECTOR / 2 * SECTOR) : bytes;
        boolean cut = fails && fault == Fault.POWER_CUT;
        if (written.length > 0 && !(cut && operations > faultAt)) {
            content.unsynced.add(new Change(position, written));
            really.accept(written);
        }
        if (fails) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "the simulated disk refuses to write");
        }
    }

    private void sync(Content content) {
        if (fails(true)) {
            if (fault == Fault.FAILURE) {
                content.unsynced.clear();
            }
            throw DataUtils.newMVStoreException(DataUtils.ERROR_WRITING_FAILED, "the simulated disk refuses to sync");
        }
        if (flaw != Flaw.SYNCS_NOTHING) {
            for (Change change : content.unsynced) {
                content.durable = change.applyTo(content.durable, new Random(0), Loss.NOTHING);
            }
            content.unsynced.clear();
        }
    }

    /** Writes what is there after a power cut into another folder. */
    void recoverTo(Path from, Path to, Loss loss, long seed) throws IOException {
        Random chance = new Random(seed);
        Map<Path, Content> found = new HashMap<>(durableNames);
        int kept = switch (loss) {
            case ALL -> 0;
            case NOTHING, SECOND_SECTORS -> unsyncedNames.size();
            case BY_CHANCE -> chance.nextInt(unsyncedNames.size() + 1);
        };
        // A file system that keeps a journal loses changes of names in their order.
        unsyncedNames.subList(0, kept).forEach(change -> change.accept(found));
        for (Map.Entry<Path, Content> file : found.entrySet()) {
            byte[] bytes = file.getValue().durable;
            for (Change change : file.getValue().unsynced) {
                bytes = change.applyTo(bytes, chance, loss);
            }
            Path target = to.resolve(from.relativize(file.getKey()).toString());
            Files.createDirectories(target.getParent());
            Files.write(target, bytes);
        }
    }

    @Override
    DurableFile storeFile() {
        return new SimulatedFile();
    }

    @Override
    SmallFile smallFile(Path file) throws IOException {
        if (!names.containsKey(file)) {
            Content empty = new Content();
            name(all -> all.put(file, empty));
        }
        return new SimulatedSmallFile(DurableFiles.open(file), names.get(file));
    }

    private final class SimulatedFile extends DurableFile {

        private Content content = new Content();
        private boolean inChunk;

        @Override
        public void open(String fileName, boolean readOnly, char[] encryptionKey) {
            content = names.computeIfAbsent(Path.of(fileName), missing -> {
                throw new IllegalStateException(missing + " was never created");
            });
            super.open(fileName, readOnly, encryptionKey);
        }

        @Override
        protected void writeFully(org.h2.mvstore.SFChunk chunk, long position, ByteBuffer bytes) {
            inChunk = true;
            try {
                super.writeFully(chunk, position, bytes);
            } finally {
                inChunk = false;
            }
        }

        @Override
        void write(long position, ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            SimulatedDisk.this.write(content, position, copy, part -> super.write(position, ByteBuffer.wrap(part)));
        }

        @Override
        public void truncate(long size) {
            if (fails(false)) {
                throw DataUtils.newMVStoreException(
                        DataUtils.ERROR_WRITING_FAILED, "the simulated disk refuses to truncate");
            }
            content.unsynced.add(new Change(size, new byte[0]));
            super.truncate(size);
        }

        /** Not really: what is durable is decided here. */
        @Override
        public void sync() {
            if (!(inChunk && flaw == Flaw.WRITES_CHUNKS_IN_ANY_ORDER)) {
                SimulatedDisk.this.sync(content);
            }
        }
    }

    private final class SimulatedSmallFile extends SmallFile {

        private final Content content;

        SimulatedSmallFile(FileChannel file, Content content) {
            super(file);
            this.content = content;
        }

        @Override
        void write(String text) throws IOException {
            try {
                byte[] bytes = (text + "\n").getBytes(StandardCharsets.US_ASCII);
                SimulatedDisk.this.write(content, 0, bytes, part -> writeReally(text));
            } catch (RuntimeException e) {
                throw new IOException(e);
            }
        }

        private void writeReally(String text) {
            try {
                super.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void sync() throws IOException {
            try {
                SimulatedDisk.this.sync(content);
            } catch (RuntimeException e) {
                throw new IOException(e);
            }
        }
    }
}
