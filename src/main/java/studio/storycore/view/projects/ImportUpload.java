package studio.storycore.view.projects;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.storycore.importing.ImportFile;
import studio.storycore.importing.Importer;

/**
 * Receives files, on the requests' own threads and without the session's lock, so that the page stays usable. What happens is
 * told to the page in between; what the files are is looked at when all of them are there.
 */
final class ImportUpload implements UploadHandler {

    /** What a page does with the files; called with the session's lock held. */
    interface Watcher {

        /** @param share how much of it has arrived, 0 to 1 */
        void arriving(String id, String fileName, double share);

        void arrived(String id, ImportFile file);

        void tooLarge(String id, String fileName);

        /** The connection broke off. */
        void interrupted(String id, String fileName);
    }

    private static final int CHUNK = 1 << 16;
    private static final int MOST_STEPS = 20;

    private final Watcher watcher;

    ImportUpload(Watcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) {
        UI ui = event.getUI();
        String id = UUID.randomUUID().toString();
        String fileName = event.getFileName();
        try {
            byte[] content = receive(event, ui, id);
            StoreCalls.show(ui, () -> {
                if (content == null) {
                    watcher.tooLarge(id, fileName);
                } else {
                    watcher.arrived(id, new ImportFile(fileName, content));
                }
            });
        } catch (IOException interrupted) {
            StoreCalls.show(ui, () -> watcher.interrupted(id, fileName));
        }
    }

    /** The page is opened behind the report of the files before, and goes on all the same. */
    @Override
    public boolean isAllowInert() {
        return true;
    }

    /** The whole file; null if it is larger than what is read. */
    private byte @Nullable [] receive(UploadEvent event, UI ui, String id) throws IOException {
        long size = event.getFileSize();
        String fileName = event.getFileName();
        StoreCalls.show(ui, () -> watcher.arriving(id, fileName, 0));
        if (size > Importer.MOST_BYTES) {
            return null;
        }
        long step = Math.max(CHUNK, size / MOST_STEPS);
        long nextStep = step;
        ByteArrayOutputStream received = new ByteArrayOutputStream((int) Math.max(CHUNK, size));
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = event.getInputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (received.size() + read > Importer.MOST_BYTES) {
                    return null;
                }
                received.write(chunk, 0, read);
                if (received.size() >= nextStep && size > 0) {
                    nextStep += step;
                    double share = Math.min(1, (double) received.size() / size);
                    StoreCalls.show(ui, () -> watcher.arriving(id, fileName, share));
                }
            }
        }
        return received.toByteArray();
    }
}
