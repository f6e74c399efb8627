package studio.storycore.view.projects;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import studio.storycore.account.Person;
import studio.storycore.contract.ProjectJson;

/**
 * Receives files and has projects made of them, on the requests' own threads and without the session's lock, so that the
 * page stays usable. What happens is told to the page in between.
 */
final class ImportUpload implements UploadHandler {

    /** What a page shows of the files; called with the session's lock held. */
    interface Watcher {

        /** @param share how much of it has arrived, 0 to 1 */
        void arriving(String id, String fileName, double share);

        void reading(String id, String fileName);

        void finished(String id, ImportOutcome outcome);
    }

    private static final int CHUNK = 1 << 16;
    private static final int MOST_STEPS = 20;

    private final Desk desk;
    private final Imports imports;
    private final Watcher watcher;

    ImportUpload(Desk desk, Imports imports, Watcher watcher) {
        this.desk = desk;
        this.imports = imports;
        this.watcher = watcher;
    }

    @Override
    public void handleUploadRequest(UploadEvent event) {
        UI ui = event.getUI();
        Locale locale = ui.getLocale();
        Person person = desk.person();
        String id = UUID.randomUUID().toString();
        String fileName = event.getFileName();
        ImportOutcome outcome;
        try {
            byte[] document = receive(event, ui, id);
            if (document == null) {
                outcome = imports.tooLarge(fileName, locale);
            } else {
                StoreCalls.show(ui, () -> watcher.reading(id, fileName));
                outcome = imports.read(person, fileName, document, locale);
            }
        } catch (IOException interrupted) {
            outcome = new ImportOutcome.Failed(
                    fileName, desk.translations().getTranslation("projects.import.interrupted", locale));
        }
        ImportOutcome told = outcome;
        StoreCalls.show(ui, () -> watcher.finished(id, told));
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
        if (size > ProjectJson.LARGEST_DOCUMENT) {
            return null;
        }
        long step = Math.max(CHUNK, size / MOST_STEPS);
        long nextStep = step;
        ByteArrayOutputStream received = new ByteArrayOutputStream((int) Math.max(CHUNK, size));
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = event.getInputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (received.size() + read > ProjectJson.LARGEST_DOCUMENT) {
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
