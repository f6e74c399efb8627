package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import studio.storycore.contract.ProjectJson;
import tools.jackson.databind.JsonNode;

/** The published description says what the running application does. */
class DescriptionTest extends ApiScene {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"([^\"]+)\"");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ProjectJson json;

    @Autowired
    private EditReader edits;

    private JsonNode description;

    @Test
    void everyCallIsDescribedAndEveryDescribedCallIsThere() {
        assertThat(described()).isNotEmpty().isEqualTo(mapped());
    }

    @Test
    void everyParameterOfTheAddressIsDescribed() {
        description().path("paths").propertyStream().forEach(path -> {
            int wanted = path.getKey().split("\\{", -1).length - 1;
            assertThat(path.getValue().path("parameters").size())
                    .as(path.getKey())
                    .isEqualTo(wanted);
        });
    }

    @Test
    void whatIsReferredToIsThere() {
        List<String> references = new ArrayList<>();
        description().findValues("$ref").forEach(reference -> references.add(reference.asString()));
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                description().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void theExamplesAreAccepted() {
        JsonNode project = description().at("/paths/~1api~1projects~1{id}");
        byte[] document = project.at("/put/requestBody/content/application~1json/example")
                .toString()
                .getBytes();
        byte[] list = project.at("/patch/requestBody/content/application~1json/example")
                .toString()
                .getBytes();
        assertThat(json.read(document).warnings()).isEmpty();
        assertThat(edits.read(list)).hasSize(2);
    }

    @Test
    void thePageToTryItHasAllItsFiles() {
        Answer page = stranger("/app/api.html");
        assertThat(page.status()).isEqualTo(200);
        List<String> files =
                FILE.matcher(page.text()).results().map(file -> file.group(1)).toList();
        assertThat(files)
                .hasSize(3)
                .allSatisfy(file ->
                        assertThat(stranger("/app/" + file).status()).as(file).isEqualTo(200));
    }

    private JsonNode description() {
        if (description == null) {
            Answer answer = stranger("/v3/api-docs");
            assertThat(answer.status()).isEqualTo(200);
            description = answer.json();
        }
        return description;
    }

    private Set<String> described() {
        Set<String> calls = new TreeSet<>();
        description()
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .forEach(method -> calls.add(method + " " + path.getKey())));
        return calls;
    }

    private Set<String> mapped() {
        Set<String> calls = new TreeSet<>();
        for (RequestMappingInfo info : mappings.getHandlerMethods().keySet()) {
            info.getPatternValues().stream()
                    .filter(path -> path.startsWith("/api"))
                    .forEach(path -> info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> calls.add(method.name().toLowerCase(Locale.ROOT) + " " + path)));
        }
        return calls;
    }
}
