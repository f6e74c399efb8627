package studio.storycore.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import studio.storycore.account.CurrentPerson;
import studio.storycore.account.Person;
import studio.storycore.contract.UnreadableDocument;
import studio.storycore.importing.FoundProject;
import studio.storycore.importing.ImportFile;
import studio.storycore.importing.ImportPlan;
import studio.storycore.importing.Importer;
import studio.storycore.importing.Refusal;
import studio.storycore.library.Imported;
import studio.storycore.library.ProjectImports;
import studio.storycore.storage.StorageFailure;

/**
 * Imports projects from files of any known shape. The body is one JSON document or a zip of several files; multipart is not
 * taken, since a zip says the same, with folders. Without {@code confirm} nothing is stored.
 */
@RestController
@RequestMapping("/api/imports")
class ImportsController {

    private final CurrentPerson people;
    private final ProjectImports imports;
    private final ImportWords words;
    private final RequestBodies bodies;

    ImportsController(CurrentPerson people, ProjectImports imports, ImportWords words, RequestBodies bodies) {
        this.people = people;
        this.imports = imports;
        this.words = words;
        this.bodies = bodies;
    }

    /**
     * Tells what would be imported, or imports it.
     *
     * @param name what the file is called in the answer
     */
    @PostMapping(
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/zip", MediaType.APPLICATION_OCTET_STREAM_VALUE},
            produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<?> importFiles(
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean confirm,
            @RequestParam(defaultValue = "document.json") String name)
            throws IOException {
        Locale locale = Language.of(request);
        try {
            return bodies.packedInTurn(request, body -> planned(request, body, confirm, name, locale));
        } catch (UnreadableDocument tooLarge) {
            Refusal refused = new Refusal.TooLarge(name, Importer.MOST_BYTES / (1024 * 1024));
            return Problems.answer(words.problem(List.of(refused), locale));
        }
    }

    private ResponseEntity<?> planned(
            HttpServletRequest request, byte[] body, boolean confirm, String name, Locale locale) {
        ImportPlan plan = imports.plan(List.of(new ImportFile(name, body)));
        Person person = people.get();
        if (!plan.refusals().isEmpty() || plan.projects().isEmpty()) {
            List<Refusal> refusals = plan.refusals().isEmpty() ? List.of(new Refusal.Nothing(name)) : plan.refusals();
            return Problems.answer(words.problem(refusals, locale));
        }
        if (!confirm) {
            return ResponseEntity.ok(ImportAnswer.of(plan.projects(), List.of(), plan.notUsed(), words, locale));
        }
        List<Imported> stored = store(person, plan.projects());
        return ResponseEntity.created(
                        ProjectAddress.of(request, stored.getFirst().projectId()))
                .body(ImportAnswer.of(plan.projects(), stored, plan.notUsed(), words, locale));
    }

    private List<Imported> store(Person person, List<FoundProject> projects) {
        List<Imported> stored = new ArrayList<>();
        for (FoundProject found : projects) {
            try {
                stored.add(imports.store(person, found));
            } catch (StorageFailure failure) {
                throw stored.isEmpty() ? failure : new ImportCut(stored, projects.size(), failure);
            }
        }
        return stored;
    }
}
