package studio.storycore.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import studio.storycore.contract.InvalidDocument;
import studio.storycore.contract.ProjectJson;
import studio.storycore.contract.ReadProject;
import studio.storycore.contract.UnreadableDocument;
import studio.storycore.importing.FoundProject.Source;
import studio.storycore.project.ProjectKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes projects of files: contract documents as they are, other shapes by conversion, several files together where they
 * belong together, and what is in zips. Stores nothing; whatever it is given, it answers with a plan or a refusal in it and
 * does not throw. What it converted is read by {@link ProjectJson} as strictly as any document before it is offered.
 *
 * <p>Safe for use by any thread. Takes many times the files' size in memory while it works.
 */
public final class Importer {

    /** The largest file, and all files of one import together, unpacked; in bytes. */
    public static final int MOST_BYTES = ProjectJson.LARGEST_DOCUMENT;

    private final ProjectJson json;
    private final Supplier<String> newId;
    private final Binding binding;

    /** @param newId makes ids for projects that come without one */
    public Importer(ProjectJson json, Supplier<String> newId) {
        this.json = json;
        this.newId = newId;
        this.binding = new Binding(json);
    }

    /** What these files are. They are looked at together: give those of one drop or one request at once. */
    public ImportPlan plan(List<ImportFile> files) {
        Notes notUsed = new Notes();
        List<Refusal> refusals = new ArrayList<>();
        List<FoundProject> projects = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        List<String> foreign = new ArrayList<>();
        for (ImportFile file : unpacked(files, notUsed, refusals)) {
            try {
                JsonNode tree = json.readTree(file.content());
                Optional<ReadProject> contract = contractDocument(file, tree);
                Optional<Shape> shape = Recognition.of(tree);
                if (contract.isPresent()) {
                    projects.add(found(file, contract.get()));
                } else if (shape.isPresent()) {
                    parts.add(new Part(file, shape.get(), tree));
                } else {
                    foreign.add(file.name());
                }
            } catch (UnreadableDocument unreadable) {
                refusals.add(new Refusal.Unreadable(file.name(), unreadable));
            } catch (Refused refused) {
                refusals.add(refused.refusal());
            }
        }
        for (Belonging.Group group : new Belonging(notUsed).groups(parts)) {
            convert(group.parts(), projects, refusals);
        }
        tellForeign(foreign, !projects.isEmpty(), notUsed, refusals);
        return new ImportPlan(projects, refusals, notUsed.all());
    }

    private static List<ImportFile> unpacked(List<ImportFile> files, Notes notUsed, List<Refusal> refusals) {
        ZipFiles zips = new ZipFiles(notUsed, MOST_BYTES);
        List<ImportFile> unpacked = new ArrayList<>();
        for (ImportFile file : files) {
            try {
                unpacked.addAll(zips.unpack(file));
            } catch (Refused refused) {
                refusals.add(refused.refusal());
            }
        }
        return unpacked;
    }

    private Optional<ReadProject> contractDocument(ImportFile file, JsonNode tree) throws Refused {
        if (!tree.isObject() || !tree.has("schemaVersion")) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.read(tree));
        } catch (InvalidDocument invalid) {
            if (Recognition.isSpelledOtherwise(tree)) {
                return Optional.empty();
            }
            throw new Refused(new Refusal.Invalid(file.name(), invalid));
        }
    }

    private FoundProject found(ImportFile file, ReadProject read) {
        List<Source> sources = List.of(new Source(file.name(), Shape.CONTRACT));
        String id = read.project().id();
        if (!ProjectKey.isMistakable(id)) {
            return new FoundProject(read, sources, List.of());
        }
        Notes notes = new Notes();
        notes.add(Note.Reason.RESERVED_ID, file.name(), "/id", Texts.shortened(id));
        ReadProject renamed = new ReadProject(read.project().withId(newId.get()), read.warnings());
        return new FoundProject(renamed, sources, notes.all());
    }

    private void convert(List<Part> parts, List<FoundProject> projects, List<Refusal> refusals) {
        Draft draft = new Draft(new Notes());
        for (Part part : parts) {
            try {
                read(draft, part);
                draft.files.add(new Source(part.file().name(), part.shape()));
            } catch (Refused refused) {
                refusals.add(refused.refusal());
            }
        }
        if (draft.files.isEmpty()) {
            return;
        }
        String name = draft.files.getFirst().file();
        if (!draft.project.has("id")) {
            parts.stream()
                    .flatMap(part -> part.projectId().stream())
                    .findFirst()
                    .ifPresent(id -> draft.project.put("id", id));
        }
        try {
            ObjectNode document = new Completion(draft, newId)
                    .document(parts.getFirst().file().title());
            ReadProject read = json.read(json.mapper().writeValueAsBytes(document));
            projects.add(new FoundProject(read, draft.files, draft.notes.all()));
        } catch (InvalidDocument invalid) {
            refusals.add(new Refusal.Invalid(name, invalid));
        } catch (UnreadableDocument unreadable) {
            refusals.add(new Refusal.Unreadable(name, unreadable));
        }
    }

    private void read(Draft draft, Part part) throws Refused {
        String name = part.file().name();
        JsonNode tree = new Cleaning(name, draft.notes).clean(part.tree());
        if (tree instanceof ArrayNode list) {
            Contents contents = Contents.of(draft, binding, new Fields(name, "", list.objectNode(), draft.notes), "en");
            if (part.shape() == Shape.DIALOGUE) {
                contents.phrases(name, list);
            } else {
                contents.shots(name, list);
            }
            return;
        }
        Fields file = new Fields(name, "", (ObjectNode) tree, draft.notes);
        switch (part.shape()) {
            case PROJECT -> ProjectFile.read(draft, binding, file);
            case FRENCH -> FrenchScript.read(draft, binding, file);
            case STORYBOARD -> StoryboardFile.read(draft, binding, file);
            case DIALOGUE -> DialogueTrack.read(draft, binding, file);
            case CONTRACT -> throw new IllegalStateException("a contract document is not converted");
        }
    }

    /** Beside a project, a foreign file is only not used; alone it is refused. */
    private static void tellForeign(List<String> foreign, boolean beside, Notes notUsed, List<Refusal> refusals) {
        for (String file : foreign) {
            if (beside) {
                notUsed.add(Note.Reason.FOREIGN, file, "");
            } else {
                refusals.add(new Refusal.Foreign(file));
            }
        }
    }
}
