package studio.storycore.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A key stands for the request that it came with, and for no other. */
class RepeatedApiTest extends ApiScene {

    private static final String RENAME = "[{\"edit\": \"project.rename\", \"name\": \"%s\"}]";

    @Test
    void aKeyThatWasUsedForOtherContentIsRefusedAndNothingIsStored() {
        String id = newId();
        assertThat(send("POST", "/api/projects", document(id, "One").toString()).status())
                .isEqualTo(201);
        for (String[] other : new String[][] {
            {"POST", "/api/projects", document(id, "Two").toString()},
            {"PUT", "/api/projects/" + id, document(id, "Two").toString()},
            {"PATCH", "/api/projects/" + id, RENAME.formatted("Two")},
            {
                "POST",
                "/api/projects/" + id + "/generations",
                "{\"id\": \"g\", \"timestamp\": 1, \"status\": \"success\"}"
            }
        }) {
            Answer refused = send(other[0], other[1], other[2]).isProblem(422, "");
            assertThat(refused.json().path("detail").asString()).contains("Idempotency-Key");
            assertThat(refused.json().path("sequenceNumber").asInt()).isEqualTo(1);
        }
        assertThat(call(ADA, "GET", "/api/projects/" + id).answer().json()).isEqualTo(document(id, "One"));
        assertThat(call(ADA, "PATCH", "/api/projects/" + id)
                        .json(RENAME.formatted("Two"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatIsWrittenInAnotherWayIsTheSameRequest() {
        String id = newId();
        ObjectNode document = document(id, "One");
        String odd = document.toString()
                .replace(
                        "{\"floor\":3}",
                        "[1e2, 1.0, -0.0, 1e400, 0.1000, 123456789012345678901234567890123456789, {}]");
        assertThat(send("PUT", "/api/projects/" + id, odd).status()).isEqualTo(201);
        Answer again = send("PUT", "/api/projects/" + id, odd.replace(",", " ,\n"));
        assertThat(again.status()).as(again.text()).isEqualTo(201);
        assertThat(again.tag()).isEqualTo("\"1\"");
    }

    private Answer send(String method, String path, String json) {
        return call(ADA, method, path)
                .header("Idempotency-Key", "once")
                .json(json)
                .answer();
    }
}
