package studio.storycore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import studio.storycore.contract.RecordShape.Field;
import studio.storycore.project.Project;
import studio.storycore.project.TextLimits;
import tools.jackson.databind.JsonNode;

class SchemaTest {

    private final JsonNode schema = new JsonReader().read(SchemaRules.schemaFile());

    @Test
    void theSchemaNamesExactlyTheFieldsOfTheRecords() {
        compare(schema, RecordShape.of(Project.class), "project");
    }

    @Test
    void theSchemaIsPublishedAndMayBeCached() {
        MockMvcTester http = MockMvcTester.of(new SchemaController());

        var answer = http.get().uri("/schemas/project-v1.schema.json").exchange();
        assertThat(answer).hasStatusOk().hasContentType("application/schema+json");
        assertThat(answer).headers().hasValue(HttpHeaders.CACHE_CONTROL, "max-age=86400, public");
        assertThat(answer).body().isEqualTo(SchemaRules.schemaFile());

        String tag = answer.getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(http.get()
                        .uri("/schemas/project-v1.schema.json")
                        .header(HttpHeaders.IF_NONE_MATCH, tag)
                        .exchange())
                .hasStatus(304);
    }

    private void compare(JsonNode object, RecordShape shape, String name) {
        List<String> required = new ArrayList<>();
        object.path("required").forEach(field -> required.add(field.stringValue()));
        assertThat(object.get("properties").propertyNames())
                .as("fields of %s", name)
                .containsExactlyElementsOf(shape.fields().keySet());
        assertThat(required)
                .as("required fields of %s", name)
                .containsExactlyElementsOf(shape.fields().values().stream()
                        .filter(field -> !field.optional())
                        .map(Field::name)
                        .toList());
        shape.fields().values().forEach(field -> {
            JsonNode property = resolved(object.get("properties").get(field.name()));
            requireLimit(property, field, name);
            if (field.kind() == RecordShape.Kind.RECORD) {
                compare(property, field.shape(), field.name());
            } else if (field.kind() == RecordShape.Kind.RECORDS) {
                compare(resolved(property.get("items")), field.shape(), field.name());
            } else if (field.kind() == RecordShape.Kind.CHOICE) {
                List<String> choices = new ArrayList<>();
                property.get("enum").forEach(choice -> choices.add(choice.stringValue()));
                assertThat(choices).containsExactlyElementsOf(field.choices().keySet());
            }
        });
    }

    private void requireLimit(JsonNode property, Field field, String name) {
        boolean hasLimitOfItsOwn = property.has("const") || property.has("pattern");
        if ((field.kind() == RecordShape.Kind.TEXT || field.kind() == RecordShape.Kind.TEXTS) && !hasLimitOfItsOwn) {
            assertThat(property.get("description").stringValue())
                    .as("%s of %s", field.name(), name)
                    .contains("At most %,d characters".formatted(TextLimits.of(field.name())));
        }
        assertThat(property.has("maxLength"))
                .as("longer texts that are stored already are read")
                .isFalse();
    }

    private JsonNode resolved(JsonNode property) {
        return property.has("$ref")
                ? schema.at(property.get("$ref").stringValue().substring(1))
                : property;
    }
}
