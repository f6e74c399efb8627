package studio.storycore.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import studio.storycore.contract.ProjectJson;
import studio.storycore.project.Project;

/** What tests of the importer do. */
abstract class ImportScene {

    static final String NEW_ID = "made-here";

    final ProjectJson json = new ProjectJson();
    final Importer importer = new Importer(json, () -> NEW_ID);

    static ImportFile file(String name, String content) {
        return new ImportFile(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ImportPlan plan(ImportFile... files) {
        return importer.plan(List.of(files));
    }

    /** The only project in a file, which is imported alone and without a refusal. */
    FoundProject found(String content) {
        return found(file("film.json", content));
    }

    /** The only project that these files make, without a refusal. */
    FoundProject found(ImportFile... files) {
        ImportPlan plan = plan(files);
        assertThat(plan.refusals()).isEmpty();
        assertThat(plan.projects()).hasSize(1);
        return plan.projects().getFirst();
    }

    Project project(String content) {
        return found(content).read().project();
    }

    /** Reason and path of what was done, as text. */
    static List<String> told(FoundProject found, Note.Kind kind) {
        return told(found.notes(), kind);
    }

    static List<String> told(List<Note> notes, Note.Kind kind) {
        List<String> told = new ArrayList<>();
        notes.stream()
                .filter(note -> note.kind() == kind)
                .forEach(note -> told.add(note.reason() + " " + note.file() + " " + note.path()));
        return told;
    }

    static ImportFile zip(String name, ImportFile... files) {
        return zip(name, StandardCharsets.UTF_8, files);
    }

    /** A zip whose names are written in this code page, marked as such only if it is UTF-8. */
    static ImportFile zip(String name, Charset names, ImportFile... files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (ImportFile file : files) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.content());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new ImportFile(name, bytes.toByteArray());
    }
}
