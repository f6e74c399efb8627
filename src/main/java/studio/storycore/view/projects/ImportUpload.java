package studio.storycore.view.projects;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import studio.storycore.importing.ImportFile;
import studio.storycore.importing.Importer;
import studio.storycore.saving.IncomingBodies;
import studio.storycore.saving.IncomingBodies.Body;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.saving.TooSlow;

/**
 * Receives files, on the requests' own threads and without the session's lock, so that the page stays usable. What happens is
 * told to the page in between; what the files are is looked at when all of them are there. Until then they have room of
 * {@link IncomingBodies}, which the page gives back.
 */
final class ImportUpload implements UploadHandler {

    /** What a page does with the files; called with the session's lock held. */
    interface Watcher {

        /** @param share how much of it has arrived, 0 to 1 */
        void arriving(String id, String fileName, double share);

        void arrived(String id, ImportFile file);

        void tooLarge(String id, String fileName);

        /** The connection broke off, or the file came too slowly. */
        void interrupted(String id, String fileName);

        /** There was no room for it. */
        void refused(String id, String fileName, LargeDocuments.Busy busy);
    }

    private static final int CHUNK = 1 << 16;
    private static final int MOST_STEPS = 20;

    private final Watcher watcher;
    private final IncomingBodies incoming;
    private final String username;
    private final Map<String, Body> arriving = new HashMap<>();
    private boolean closed;

    ImportUpload(Watcher watcher, IncomingBodies incoming, String username) {
        this.watcher = watcher;
        this.incoming = incoming;
        this.username = username;
    }

    /** The bytes of a file are not needed any more. */
    synchronized void release(String id) {
        Body body = arriving.remove(id);
        if (body != null) {
            body.close();
        }
    }

    /** The page is here, or gone: then nothing that arrives is kept. */
    synchronized void setOpen(boolean open) {
        closed = !open;
        if (closed) {
            arriving.values().forEach(Body::close);
            arriving.clear();
        }
    }

    private synchronized Body begin(String id) throws IOException {
        if (closed) {
            throw new IOException("the page is gone");
        }
        Body body = incoming.begin(username);
        arriving.put(id, body);
        return body;
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
        } catch (LargeDocuments.Busy busy) {
            release(id);
            StoreCalls.show(ui, () -> watcher.refused(id, fileName, busy));
        } catch (TooSlow slow) {
            event.getResponse().setStatus(HttpStatus.REQUEST_TIMEOUT.value());
            release(id);
            StoreCalls.show(ui, () -> watcher.interrupted(id, fileName));
        } catch (IOException interrupted) {
            release(id);
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
        Progress progress =
                new Progress(size, share -> StoreCalls.show(ui, () -> watcher.arriving(id, fileName, share)));
        try (InputStream in = event.getInputStream()) {
            byte[] content = begin(id).receive(in, Importer.MOST_BYTES, progress);
            if (content.length > Importer.MOST_BYTES) {
                release(id);
                return null;
            }
            return content;
        }
    }

    /** Tells a part of what is announced at the most {@link #MOST_STEPS} times. */
    private static final class Progress implements LongConsumer {

        private final long size;
        private final long step;
        private final DoubleConsumer tell;
        private long next;

        Progress(long size, DoubleConsumer tell) {
            this.size = size;
            this.step = Math.max(CHUNK, size / MOST_STEPS);
            this.next = step;
            this.tell = tell;
        }

        @Override
        public void accept(long arrived) {
            if (arrived >= next && size > 0) {
                next += step;
                tell.accept(Math.min(1, (double) arrived / size));
            }
        }
    }
}
