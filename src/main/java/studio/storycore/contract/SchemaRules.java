package studio.storycore.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import studio.storycore.project.Rule;
import tools.jackson.databind.JsonNode;

/** The rules of the contract that its JSON Schema says. The schema is compiled once; safe for use by any thread. */
final class SchemaRules {

    static final String RESOURCE = "/schemas/project-v1.schema.json";

    private static final int SHOWN_OF_A_TEXT = 40;

    private final JsonNode source;
    private final Schema schema;

    SchemaRules(JsonReader reader) {
        this.source = reader.read(schemaFile());
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(source);
        schema.initializeValidators();
    }

    static byte[] schemaFile() {
        try (InputStream in = SchemaRules.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the schema is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new IllegalStateException("the schema cannot be read from the class path", broken);
        }
    }

    void check(JsonNode document, Findings findings) {
        schema.validate(document, context -> context.setErrors(new Translated(findings)));
    }

    /** Takes the validator's errors as they come, so that they are counted, but never all kept. */
    private final class Translated extends AbstractList<Error> {

        private final Findings findings;

        Translated(Findings findings) {
            this.findings = findings;
        }

        @Override
        public boolean add(Error error) {
            translate(error, findings);
            return true;
        }

        @Override
        public Error get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public int size() {
            return 0;
        }
    }

    private void translate(Error error, Findings findings) {
        DocumentPath path = path(error.getInstanceLocation());
        JsonNode found = error.getInstanceNode();
        switch (error.getKeyword()) {
            case "required" -> findings.add(path.to(error.getProperty()), Rule.MISSING);
            case "type" ->
                wrongType(
                        findings,
                        path,
                        found,
                        JsonKind.ofSchemaType(error.getSchemaNode().stringValue()));
            case "enum" -> {
                if (found.isString()) {
                    findings.add(path, Rule.NOT_ALLOWED, texts(error.getSchemaNode()));
                } else {
                    wrongType(findings, path, found, JsonKind.TEXT);
                }
            }
            case "const" -> {
                if (found.isString()) {
                    findings.add(path, Rule.SCHEMA_VERSION, shortened(found.stringValue()));
                } else {
                    wrongType(findings, path, found, JsonKind.TEXT);
                }
            }
            case "minLength" -> findings.add(path, Rule.BLANK);
            case "pattern" -> findings.add(path, path.step().equals("language") ? Rule.LANGUAGE_CODE : Rule.ID_FORMAT);
            case "exclusiveMinimum" -> findings.add(path, Rule.NOT_POSITIVE);
            case "minimum", "maximum" -> outOfRange(error, path, findings);
            default -> throw new IllegalStateException("no rule for the schema's keyword " + error.getKeyword());
        }
    }

    private static void wrongType(Findings findings, DocumentPath path, JsonNode found, JsonKind expected) {
        if (found.isNull()) {
            findings.add(path, Rule.NULL_VALUE);
        } else {
            findings.add(path, Rule.WRONG_TYPE, expected, JsonKind.of(found));
        }
    }

    private void outOfRange(Error error, DocumentPath path, Findings findings) {
        String keyword = error.getSchemaLocation().getFragment().toString();
        JsonNode range = source.at(keyword.substring(0, keyword.lastIndexOf('/')));
        if (range.has("maximum")) {
            findings.add(
                    path,
                    Rule.OUT_OF_RANGE,
                    range.get("minimum").doubleValue(),
                    range.get("maximum").doubleValue());
        } else {
            findings.add(path, Rule.NEGATIVE);
        }
    }

    private static DocumentPath path(NodePath location) {
        DocumentPath path = DocumentPath.ROOT;
        for (int i = 0; i < location.getNameCount(); i++) {
            Object step = location.getElement(i);
            path = step instanceof Integer index ? path.to(index) : path.to(step.toString());
        }
        return path;
    }

    private static Object[] texts(JsonNode list) {
        List<Object> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.stringValue()));
        return texts.toArray();
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_OF_A_TEXT ? text : text.substring(0, SHOWN_OF_A_TEXT) + "...";
    }
}
