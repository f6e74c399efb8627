package studio.storycore.view.projects;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.component.upload.UploadManager.FileRejectionReason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import studio.storycore.importing.ImportFile;
import studio.storycore.importing.ImportPlan;
import studio.storycore.importing.Importer;
import studio.storycore.importing.Refusal;
import studio.storycore.saving.LargeDocuments;
import studio.storycore.view.layout.Notifications;

/**
 * The files that are being imported, each with how far it is. When all of them have arrived they are looked at together, and
 * an {@link ImportPreview} tells what they are and asks whether to store it.
 */
final class ImportPanel extends Div implements ImportUpload.Watcher {

    private static final class Line extends Div {
        private final Span state = new Span();
        private final ProgressBar progress = new ProgressBar();

        Line(String fileName) {
            addClassName("import-line");
            add(new Span(fileName), state, progress);
        }
    }

    private final Desk desk;
    private final Imports imports;
    private final ImportUpload upload;
    private final UploadManager uploads;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<ImportFile> files = new ArrayList<>();
    private final ImportPreview preview;
    private long bytes;

    /**
     * @param open    opens a project by its id
     * @param changed is told when projects were made
     */
    ImportPanel(Desk desk, Imports imports, Consumer<String> open, Runnable changed) {
        this.desk = desk;
        this.imports = imports;
        this.preview = new ImportPreview(desk, imports, open, changed);
        addClassName("import-panel");
        getElement().setAttribute("role", "status");
        upload = new ImportUpload(this, imports.incoming(), desk.person().username());
        uploads = new UploadManager(this, upload);
        uploads.setMaxFileSize(Importer.MOST_BYTES);
        uploads.addFileRejectedListener(rejected -> {
            if (rejected.getReason() == FileRejectionReason.FILE_TOO_LARGE) {
                refused(rejected.getFileName());
            }
        });
        uploads.addAllFinishedListener(finished -> {
            uploads.clearFileList();
            allArrived();
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        upload.setOpen(true);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        upload.setOpen(false);
        super.onDetach(event);
    }

    /** How files get here. */
    ImportUpload upload() {
        return upload;
    }

    /** What buttons and drop zones hand their files to. */
    UploadManager uploads() {
        return uploads;
    }

    @Override
    public void arriving(String id, String fileName, double share) {
        Line line = lines.computeIfAbsent(id, unknown -> {
            Line added = new Line(fileName);
            add(added);
            return added;
        });
        line.progress.setValue(share);
        line.state.setText(getTranslation("projects.import.arriving", Math.round(share * 100)));
    }

    @Override
    public void arrived(String id, ImportFile file) {
        bytes += file.content().length;
        if (bytes > Importer.MOST_BYTES) {
            bytes -= file.content().length;
            tooLarge(id, file.name());
            return;
        }
        files.add(file);
        Line line = lines.get(id);
        if (line != null) {
            line.progress.setIndeterminate(true);
            line.state.setText(getTranslation("projects.import.reading"));
        }
    }

    @Override
    public void tooLarge(String id, String fileName) {
        done(id);
        refused(fileName);
    }

    @Override
    public void interrupted(String id, String fileName) {
        done(id);
        preview.tellInterrupted(fileName);
    }

    @Override
    public void refused(String id, String fileName, LargeDocuments.Busy busy) {
        done(id);
        Notifications.error(
                getTranslation("projects.import.failed"), desk.failures().help(busy, getLocale()));
    }

    /** Looks at the files that have arrived, all of one drop together. */
    void allArrived() {
        if (files.isEmpty()) {
            return;
        }
        List<ImportFile> together = List.copyOf(files);
        List<String> shown = List.copyOf(lines.keySet());
        files.clear();
        bytes = 0;
        desk.calls()
                .run(
                        this,
                        () -> imports.projects().plan(together),
                        plan -> {
                            shown.forEach(this::done);
                            preview.show(plan);
                        },
                        failure -> {
                            shown.forEach(this::done);
                            Notifications.error(
                                    getTranslation("projects.import.failed"),
                                    desk.failures().help(failure, getLocale()));
                        });
    }

    private void refused(String fileName) {
        preview.show(ImportPlan.refused(new Refusal.TooLarge(fileName, Importer.MOST_BYTES / (1024 * 1024))));
    }

    private void done(String id) {
        upload.release(id);
        Line line = lines.remove(id);
        if (line != null) {
            remove(line);
        }
    }
}
