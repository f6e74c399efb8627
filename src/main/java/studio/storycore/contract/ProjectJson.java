package studio.storycore.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import studio.storycore.project.Project;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes projects as documents of Data Contract v1. What was read is written again with the same content:
 * unknown fields on every level in their order, and every number exactly. Safe for use by any thread; one instance is
 * enough, and making one compiles the schema.
 */
@Component
public final class ProjectJson {

    /** The largest document that is read, in bytes. */
    public static final int LARGEST_DOCUMENT = JsonReader.MOST_BYTES;

    private final JsonReader reader = new JsonReader();
    private final RecordShape shape = RecordShape.of(Project.class);
    private final SchemaRules schemaRules = new SchemaRules(reader);
    private final DocumentRules documentRules = new DocumentRules(shape);
    private final JsonMapper mapper = JsonMapper.builder()
            .addModule(new ContractModule())
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();
    private final ObjectWriter streaming = mapper.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
    private final ObjectWriter prettyWriter = mapper.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** The document as UTF-8, as small as it can be. Absent optional fields are left out. */
    public byte[] write(Project project) {
        return mapper.writeValueAsBytes(project);
    }

    /** Writes the document as UTF-8 into a stream, which stays open. */
    public void write(Project project, OutputStream out) {
        streaming.writeValue(out, project);
    }

    /** The document as UTF-8 with line breaks, for a person to read. */
    public byte[] writePretty(Project project) {
        return prettyWriter.writeValueAsBytes(project);
    }

    /** The document as a tree, to be stored in another form. */
    public JsonNode tree(Project project) {
        return mapper.valueToTree(project);
    }

    /**
     * Reads a document: UTF-8, a byte order mark is skipped.
     *
     * @throws UnreadableDocument when it is no complete JSON, or beyond the limits
     * @throws InvalidDocument    with every violation of the contract
     */
    public ReadProject read(byte[] json) {
        return read(reader.read(json));
    }

    /**
     * Reads a document that is a tree already. The project shares its unknown fields with the tree, which must not be
     * changed any more.
     *
     * @throws InvalidDocument with every violation of the contract
     */
    public ReadProject read(JsonNode document) {
        Findings findings = check(document);
        if (!findings.isEmpty()) {
            throw new InvalidDocument(findings.inOrder(), findings.total());
        }
        Project project = (Project) new RecordBinder(document).bind(shape);
        return new ReadProject(project, warnings(project));
    }

    /**
     * Reads any JSON value as strictly as a project, but without looking at the contract.
     *
     * @throws UnreadableDocument when it is no complete JSON, or beyond the limits
     */
    public JsonNode readTree(byte[] json) {
        return reader.read(json);
    }

    /**
     * Checks that every text and name in a tree can be stored, whatever it is.
     *
     * @throws InvalidDocument with every text or name that cannot
     */
    public void requireStorable(JsonNode tree) {
        Findings findings = new Findings(tree);
        documentRules.checkTexts(tree, findings);
        if (!findings.isEmpty()) {
            throw new InvalidDocument(findings.inOrder(), findings.total());
        }
    }

    /**
     * Everything that is wrong with a project in memory: nothing, or ids that stand twice, or content in unknown fields
     * that no store can encode. Takes as long as reading its document.
     */
    public List<Violation> check(Project project) {
        return check(tree(project)).inOrder();
    }

    /** What is odd about a project and is kept, as {@link #read} reports it. */
    public List<Violation> warnings(Project project) {
        List<Violation> warnings = new ArrayList<>(ReferenceWarnings.of(project));
        LongTexts.of(project).forEach(text -> warnings.add(text.warning()));
        return warnings;
    }

    /**
     * The mapper that writes and reads the contract's records, also inside other values: absent fields are left out, whole
     * numbers have no fraction, unknown fields are kept. A record that breaks the contract is told by an {@link
     * InvalidDocument} with paths from that record on, as the cause of Jackson's own exception when the record is inside
     * another value.
     */
    public JsonMapper mapper() {
        return mapper;
    }

    private Findings check(JsonNode document) {
        Findings findings = new Findings(document);
        schemaRules.check(document, findings);
        documentRules.check(document, findings);
        return findings;
    }
}
