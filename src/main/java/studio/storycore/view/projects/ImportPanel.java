package studio.storycore.view.projects;

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
import studio.storycore.contract.ProjectJson;
import studio.storycore.view.layout.Notifications;

/**
 * The files that are being imported, each with how far it is. What became of them is told by a message when it is good
 * news, and else by an {@link ImportReport}.
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

    private final Imports imports;
    private final Consumer<String> open;
    private final Runnable changed;
    private final UploadManager uploads;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<ImportOutcome.Done> plain = new ArrayList<>();
    private final ImportReport report;

    /**
     * @param open    opens a project by its id
     * @param changed is told when projects were made
     */
    ImportPanel(Desk desk, Imports imports, Consumer<String> open, Runnable changed) {
        this.imports = imports;
        this.open = open;
        this.changed = changed;
        this.report = new ImportReport(desk.violations(), open);
        addClassName("import-panel");
        getElement().setAttribute("role", "status");
        uploads = new UploadManager(this, new ImportUpload(desk, imports, this));
        uploads.setMaxFileSize(ProjectJson.LARGEST_DOCUMENT);
        uploads.addFileRejectedListener(rejected -> {
            if (rejected.getReason() == FileRejectionReason.FILE_TOO_LARGE) {
                report.tell(imports.tooLarge(rejected.getFileName(), getLocale()));
            }
        });
        uploads.addAllFinishedListener(finished -> uploads.clearFileList());
    }

    /** What buttons and drop zones hand their files to. */
    UploadManager uploads() {
        return uploads;
    }

    @Override
    public void arriving(String id, String fileName, double share) {
        Line line = line(id, fileName);
        line.progress.setIndeterminate(false);
        line.progress.setValue(share);
        line.state.setText(getTranslation("projects.import.arriving", Math.round(share * 100)));
    }

    @Override
    public void reading(String id, String fileName) {
        Line line = line(id, fileName);
        line.progress.setIndeterminate(true);
        line.state.setText(getTranslation("projects.import.reading"));
    }

    @Override
    public void finished(String id, ImportOutcome outcome) {
        Line line = lines.remove(id);
        if (line != null) {
            remove(line);
        }
        if (outcome instanceof ImportOutcome.Done done && done.isPlain()) {
            plain.add(done);
        } else {
            report.tell(outcome);
        }
        if (lines.isEmpty()) {
            tellGoodNews();
        }
        changed.run();
    }

    private Line line(String id, String fileName) {
        return lines.computeIfAbsent(id, unknown -> {
            Line line = new Line(fileName);
            add(line);
            return line;
        });
    }

    private void tellGoodNews() {
        if (plain.size() == 1) {
            ImportOutcome.Done only = plain.getFirst();
            Notifications.success(
                    getTranslation("projects.import.done", only.imported().name()),
                    getTranslation("projects.action.open"),
                    () -> open.accept(only.imported().projectId()));
        } else if (!plain.isEmpty()) {
            Notifications.success(getTranslation("projects.import.done-many", plain.size()));
        }
        plain.clear();
    }
}
